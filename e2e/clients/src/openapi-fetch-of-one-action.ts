import createClient from "openapi-fetch";
import type { paths as QueryPaths } from "../generated/QueryConversationList.js";
import type { paths as SendPaths } from "../generated/SendPeerMessage.js";
import { sendAndRead, signed, url } from "./caller.js";

const sending = createClient<SendPaths>({ baseUrl: url });
const querying = createClient<QueryPaths>({ baseUrl: url });
for (const client of [sending, querying]) {
  client.use({ onRequest: ({ request }) => new Request(signed(request.url), request) });
}

await sendAndRead({
  async send(from, to) {
    const { data } = await sending.POST("/", {
      params: { query: { Action: "SendPeerMessage" } },
      body: {
        FromUserId: from,
        ToUserId: to,
        MessageType: 1,
        Priority: 2,
        MessageBody: { Message: "hello" },
      },
    });
    return data;
  },
  async read(user, next) {
    const { data } = await querying.POST("/", {
      params: { query: { Action: "QueryConversationList" } },
      body: { FromUserId: user, Limit: 2, Next: next },
    });
    return data;
  },
});
