package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.Counts;
import dev.zimmer.harness.JacksonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of message, as it is given back.
class MessageBodiesTest {
  private final JacksonText json = new JacksonText();
  private final MessageBodies bodies = new MessageBodies(json);

  static Stream<Arguments> encoded() {
    return Stream.of(
        arguments(
            MessageType.IMAGE,
            "{\"FileName\":\"a b.png\",\"Size\":1024,\"Origin\":{\"Url\":\"https://x/o\","
                + "\"Width\":1920,\"Height\":1080},\"LargeImage\":{\"Url\":\"https://x/l\","
                + "\"Width\":960,\"Height\":540},\"Thumbnail\":{\"Url\":\"https://x/t\","
                + "\"Width\":200,\"Height\":\"112\"}}",
            "{\"md5\":\"\",\"file_name\":\"a b.png\",\"file_size\":\"1024\","
                + "\"download_url\":\"https://x/o\",\"origin_image_width\":1920,"
                + "\"origin_image_height\":1080,\"large_image_download_url\":\"https://x/l\","
                + "\"large_image_width\":960,\"large_image_height\":540,"
                + "\"thumbnail_download_url\":\"https://x/t\",\"thumbnail_width\":200,"
                + "\"thumbnail_height\":112}"),
        arguments(
            MessageType.IMAGE,
            "{\"Origin\":{\"Url\":\"u\",\"Width\":1,\"Height\":2}}",
            "{\"md5\":\"\",\"file_name\":\"\",\"file_size\":\"0\",\"download_url\":\"u\","
                + "\"origin_image_width\":1,\"origin_image_height\":2,"
                + "\"large_image_download_url\":\"\",\"large_image_width\":0,"
                + "\"large_image_height\":0,\"thumbnail_download_url\":\"\",\"thumbnail_width\":0,"
                + "\"thumbnail_height\":0}"),
        arguments(
            MessageType.FILE,
            "{\"FileName\":\"plan.pdf\",\"Size\":\"77\",\"Url\":\"https://x/p\"}",
            "{\"md5\":\"\",\"file_name\":\"plan.pdf\",\"file_size\":\"77\","
                + "\"download_url\":\"https://x/p\"}"),
        arguments(
            MessageType.FILE,
            "{}",
            "{\"md5\":\"\",\"file_name\":\"\",\"file_size\":\"0\",\"download_url\":\"\"}"),
        arguments(
            MessageType.AUDIO,
            "{\"FileName\":\"a.mp3\",\"Size\":5,\"Url\":\"u\",\"MediaDuration\":30}",
            "{\"md5\":\"\",\"file_name\":\"a.mp3\",\"file_size\":\"5\",\"download_url\":\"u\","
                + "\"media_duration\":\"30\"}"),
        arguments(
            MessageType.VIDEO,
            "{\"Url\":\"u\",\"MediaDuration\":12,\"Thumbnail\":{\"Url\":\"t\",\"Width\":3,"
                + "\"Height\":4}}",
            "{\"md5\":\"\",\"file_name\":\"\",\"file_size\":\"0\",\"download_url\":\"u\","
                + "\"media_duration\":\"12\",\"video_first_frame_download_url\":\"t\","
                + "\"video_first_frame_width\":3,\"video_first_frame_height\":4}"),
        arguments(
            MessageType.MULTI_ITEM,
            "{\"MultiMsg\":[{\"MsgType\":1,\"Msg\":\"hi\"},{\"MsgType\":200,\"SubMsgType\":9,"
                + "\"Msg\":\"own\"},{\"MsgType\":12,\"Msg\":{\"Url\":\"u\"}},"
                + "{\"MsgType\":12,\"Msg\":\"{\\\"Url\\\":\\\"v\\\"}\"},"
                + "{\"MsgType\":12,\"Url\":\"w\"},{\"MsgType\":1}]}",
            "{\"multi_msg\":[{\"msg_type\":1,\"callback_content\":\"hi\"},"
                + "{\"msg_type\":200,\"sub_msg_type\":9,\"callback_content\":\"own\"},"
                + file("u")
                + ","
                + file("v")
                + ","
                + file("w")
                + ",{\"msg_type\":1,\"callback_content\":\"\"}]}"));
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void body_thatIsStructured_isPercentEncodedJson(MessageType type, String sent, String expected) {
    HistoryMessage read = bodies.read(message(type, sent), 0);
    assertThat(read.msgBody()).doesNotContain("+", " ", "{", "\"", ":", "/");
    assertThat(URLDecoder.decode(read.msgBody(), StandardCharsets.UTF_8)).isEqualTo(expected);
    assertThat(read.subMsgType()).isNull();
  }

  @Test
  void body_ofAText_isAsSent() {
    assertThat(bodies.read(message(MessageType.TEXT, "100 % + ü 🏞️ {\"a\":1}"), 0))
        .isEqualTo(
            new HistoryMessage("a b", 1, null, "100 % + ü 🏞️ {\"a\":1}", 7000, 3, "x", 42, 0));
  }

  @Test
  void body_ofACustomMessage_isAsSentAndHasItsSubType() {
    assertThat(bodies.read(message(MessageType.CUSTOM, "{}"), 0))
        .isEqualTo(new HistoryMessage("a b", 200, 5, "{}", 7000, 3, "x", 42, 0));
  }

  @Test
  void payload_thatWasNotSent_isEmpty() {
    Content content = new Content(MessageType.TEXT, 0, 1, "{\"Message\":\"m\"}", "");
    Message message =
        new Message(1, 1, 1, "a", content, Message.Options.ORDINARY, 0, Counts.NONE, Fate.NONE);
    assertThat(bodies.read(message, 0).payload()).isEmpty();
  }

  @Test
  void percentEncoded_leavesTheUnreservedCharactersAlone() {
    assertThat(MessageBodies.percentEncoded("aZ09-._~ +*/ü"))
        .isEqualTo("aZ09-._~%20%2B%2A%2F%C3%BC");
  }

  private Message message(MessageType type, String sent) {
    String body = json.write(Map.of("Message", sent, "ExtendedData", "x"));
    Content content = new Content(type, 5, 1, body, "");
    return new Message(
        3, 7000, 42, "a b", content, Message.Options.ORDINARY, 0, Counts.NONE, Fate.NONE);
  }

  private static String file(String url) {
    return "{\"msg_type\":12,\"callback_content\":\"{\\\"md5\\\":\\\"\\\",\\\"file_name\\\":\\\"\\\","
               + "\\\"file_size\\\":\\\"0\\\",\\\"download_url\\\":\\\""
        + url
        + "\\\"}\"}";
  }
}
