import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "../generated/openapi.js";
import { sendAndRead, signed, url } from "./caller.js";

const signing: Middleware = {
  onRequest: ({ request }) => new Request(signed(request.url), request),
};

const zimmer = createClient<paths>({ baseUrl: url });
zimmer.use(signing);

await sendAndRead({
  async send(from, to) {
    const { data } = await zimmer.POST("/;SendPeerMessage", {
      params: { query: { Action: "SendPeerMessage" } },
      body: {
        FromUserId: from,
        ToUserId: to,
        MessageType: 1,
        Priority: 2,
        MessageBody: { Message: "hello", Own: { color: "blue" } },
      },
    });
    return data;
  },
  async read(user, next) {
    const { data } = await zimmer.POST("/;QueryConversationList", {
      params: { query: { Action: "QueryConversationList" } },
      body: { FromUserId: user, Limit: 2, Next: next },
    });
    return data;
  },
});
