import client.ApiClient;
import client.api.ConversationApi;
import client.api.MessagingApi;
import client.model.MessageBody;
import client.model.QueryConversationListRequest;
import client.model.QueryConversationListResponse;
import client.model.SendPeerMessageRequest;
import client.model.SendPeerMessageRequest.MessageTypeEnum;
import client.model.SendPeerMessageResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Sends a message from the user that the first argument names to those that the others name, then
/// reads the sender's list in pages of two and prints the id of each entry.
public final class JavaClient {
  public static void main(String[] users) throws Exception {
    ApiClient zimmer = new ApiClient();
    zimmer.updateBaseUri(System.getenv("ZIMMER_URL"));
    zimmer.setRequestInterceptor(JavaClient::sign);

    send(new MessagingApi(zimmer), users[0], List.of(users).subList(1, users.length));
    read(new ConversationApi(zimmer), users[0]);
  }

  private static void send(MessagingApi messaging, String from, List<String> to) throws Exception {
    SendPeerMessageResponse answer =
        messaging.sendPeerMessage(
            "SendPeerMessage",
            new SendPeerMessageRequest()
                .fromUserId(from)
                .toUserId(to)
                .messageType(MessageTypeEnum.NUMBER_1)
                .priority(2)
                .messageBody(
                    new MessageBody()
                        .message("hello")
                        .putAdditionalProperty("Own", Map.of("color", "blue"))));
    if (answer.getCode() != 0) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static void read(ConversationApi conversations, String user) throws Exception {
    long next = 0;
    do {
      QueryConversationListResponse page =
          conversations.queryConversationList(
              "QueryConversationList",
              new QueryConversationListRequest().fromUserId(user).limit(2).next(next));
      if (page.getCode() != 0) {
        throw new IllegalStateException(page.toString());
      }
      page.getList().forEach(entry -> System.out.println(entry.getConvId()));
      next = page.getNext();
    } while (next != 0);
  }

  /// Adds the five parameters that sign a call.
  private static void sign(HttpRequest.Builder request) {
    String app = System.getenv("ZIMMER_APP_ID");
    String nonce = UUID.randomUUID().toString();
    long now = System.currentTimeMillis() / 1000;
    String signature = md5(app + nonce + System.getenv("ZIMMER_SERVER_SECRET") + now);
    request.uri(
        URI.create(
            request.copy().build().uri()
                + ("&AppId=" + app)
                + ("&Timestamp=" + now)
                + ("&SignatureNonce=" + nonce)
                + ("&SignatureVersion=2.0&Signature=" + signature)));
  }

  private static String md5(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes("UTF-8"));
      return HexFormat.of().formatHex(digest);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
