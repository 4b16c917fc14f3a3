import { readFileSync } from "node:fs";
import { OpenAPIClientAxios } from "openapi-client-axios";
import type { Client } from "../generated/openapi-client-axios.js";
import { sendAndRead, signature, url } from "./caller.js";

const api = new OpenAPIClientAxios({
  definition: JSON.parse(readFileSync("description/openapi.json", "utf8")),
  withServer: { url },
});
const zimmer = await api.init<Client>();
zimmer.interceptors.request.use((call) => {
  call.params = { ...call.params, ...signature() };
  return call;
});

await sendAndRead({
  async send(from, to) {
    const { data } = await zimmer.SendPeerMessage(
      { Action: "SendPeerMessage" },
      {
        FromUserId: from,
        ToUserId: to as [string], // typegen makes a tuple of a list with bounds
        MessageType: 1,
        Priority: 2,
        MessageBody: { Message: "hello", Own: { color: "blue" } },
      },
    );
    return data;
  },
  async read(user, next) {
    const { data } = await zimmer.QueryConversationList(
      { Action: "QueryConversationList" },
      { FromUserId: user, Limit: 2, Next: next },
    );
    return data;
  },
});
