import { Configuration, ConversationApi, MessagingApi } from "../generated/typescript-fetch/index.js";
import { sendAndRead, signed, url } from "./caller.js";

const configuration = new Configuration({
  basePath: url,
  middleware: [{ pre: async ({ url, init }) => ({ url: signed(url), init }) }],
});
const messaging = new MessagingApi(configuration);
const conversations = new ConversationApi(configuration);

await sendAndRead({
  send: (from, to) =>
    messaging.sendPeerMessage({
      action: "SendPeerMessage",
      sendPeerMessageRequest: {
        FromUserId: from,
        ToUserId: to,
        MessageType: 1,
        Priority: 2,
        MessageBody: { Message: "hello", Own: { color: "blue" } },
      },
    }),
  read: (user, next) =>
    conversations.queryConversationList({
      action: "QueryConversationList",
      queryConversationListRequest: { FromUserId: user, Limit: 2, Next: next },
    }),
});
