package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The common parameters and the order of the checks (R24, R25).
final class CommonParametersTest {
  private static final int OPERATOR_NOT_REGISTERED = 660500002;
  private static final int EXPIRED = 100000004;
  private static final int MISMATCH = 100000005;
  private static final int SECONDS_OFF = 600;
  private static final String QUERY = "QueryConversationList";
  private static final String BODY = "{\"FromUserId\":\"a\"}";
  private static final AppCredentials VECTOR =
      new AppCredentials(12345, "9193cc662a4c0ec135ec71fb57194b38");

  @RegisterExtension
  static final RunningZimmer zimmer = RunningZimmer.with("--app", VECTOR.option());

  private final ZimmerClient client = zimmer.newClient();

  /// A call that passes every check of the gateway, and is then refused for its unknown user.
  private ApiRequest call() {
    return client.request(QUERY).body(BODY);
  }

  @Test
  void signature_publishedVector_isTheMd5OfTheFour() {
    assertThat(ApiRequest.md5("12345" + "4fd24687296dd9f3" + VECTOR.secret() + "1615186943"))
        .isEqualTo("43e5cfcca828314675f91b001390566a");
  }

  @Test
  void signature_publishedVector_isExpiredNotWrong() {
    ApiRequest request =
        ApiRequest.of(VECTOR, QUERY)
            .with("SignatureNonce", "4fd24687296dd9f3")
            .with("Timestamp", "1615186943")
            .with("Signature", "43e5cfcca828314675f91b001390566a");
    zimmer.process().client(VECTOR).send(request).expect(EXPIRED);
  }

  @Test
  void signature_ofTheVectorsApp_isAcceptedToday() {
    ZimmerClient vector = zimmer.process().client(VECTOR);
    vector.call(QUERY, BODY).expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  void signature_upperCase_isAccepted() {
    String nonce = "n";
    String now = Long.toString(System.currentTimeMillis() / 1000);
    String signature =
        ApiRequest.md5(client.app().id() + nonce + client.app().secret() + now)
            .toUpperCase(Locale.ROOT);
    client
        .send(
            call()
                .with("SignatureNonce", nonce)
                .with("Timestamp", now)
                .with("Signature", signature))
        .expect(OPERATOR_NOT_REGISTERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "k3j5h6g7f8d",
        "20260101120000",
        "4fd24687296dd9f3",
        "4fd24687296dd9f34fd24687296dd9f3",
        "1b4e28ba-2fa1",
        " ",
        "中文 & + % ="
      })
  void nonce_anyText_isAcceptedTwice(String nonce) {
    client.send(call().with("SignatureNonce", nonce)).expect(OPERATOR_NOT_REGISTERED);
    client.send(call().with("SignatureNonce", nonce)).expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  void appIdAndTimestamp_withLeadingZeros_areSignedAsSent() {
    String now = "0" + System.currentTimeMillis() / 1000;
    client
        .send(call().with("AppId", "00" + client.app().id()).with("Timestamp", now))
        .expect(OPERATOR_NOT_REGISTERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-SECONDS_OFF + 60, SECONDS_OFF - 60})
  void timestamp_lessThanTenMinutesOff_isAccepted(int off) {
    client.send(call().with("Timestamp", secondsFromNow(off))).expect(OPERATOR_NOT_REGISTERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-SECONDS_OFF - 60, SECONDS_OFF + 60, -8 * 3600, 8 * 3600})
  void timestamp_moreThanTenMinutesOff_isExpired(int off) {
    client.send(call().with("Timestamp", secondsFromNow(off))).expect(EXPIRED);
  }

  @ParameterizedTest
  @CsvSource({
    "AppId, '', 100000001",
    "AppId, x, 100000001",
    "AppId, -1, 100000001",
    "AppId, 1.5, 100000001",
    "AppId, 4294967296, 100000001",
    "AppId, 99999999999999999999999, 100000001",
    "Timestamp, '', 100000002",
    "Timestamp, now, 100000003",
    "Timestamp, 1.5, 100000003",
    "Timestamp, 99999999999999999999999, 100000003",
    "SignatureNonce, '', 100000008",
    "Signature, '', 100000009",
    "SignatureVersion, '', 100000013",
    "SignatureVersion, 1.0, 100000014",
    "SignatureVersion, 2, 100000014",
    "Action, '', 100000006",
    "Action, querYConversationList, 100000007",
    "Action, Nonsense, 100000007",
    "AppId, 4294967295, 100000011",
    "Timestamp, 0, 100000004",
    "Signature, 43e5cfcca828314675f91b001390566a, 100000005",
    "Signature, x, 100000005"
  })
  void commonParameter_wrong_hasItsOwnCode(String name, String value, int code) {
    client.send(call().with(name, value)).expect(code);
  }

  @ParameterizedTest
  @CsvSource({
    "AppId, 100000001",
    "Timestamp, 100000002",
    "SignatureNonce, 100000008",
    "Signature, 100000009",
    "SignatureVersion, 100000013",
    "Action, 100000006"
  })
  void commonParameter_missing_hasItsOwnCode(String name, int code) {
    client.send(call().without(name)).expect(code);
  }

  /// One wrong thing after the other is put right: each time the next check speaks.
  @Test
  void checks_allWrong_speakInTheirOrder() {
    List<Integer> codes = new ArrayList<>();
    ApiRequest request =
        client
            .request("Nonsense")
            .without("AppId")
            .with("Timestamp", "x")
            .without("SignatureNonce")
            .without("Signature")
            .without("SignatureVersion")
            .body("{");
    List<Map.Entry<String, String>> mends =
        List.of(
            Map.entry("AppId", "4294967295"),
            Map.entry("Timestamp", secondsFromNow(-3600)),
            Map.entry("SignatureNonce", "n"),
            Map.entry("Signature", "wrong"),
            Map.entry("SignatureVersion", "1.0"),
            Map.entry("SignatureVersion", "2.0"),
            Map.entry("Action", QUERY),
            Map.entry("AppId", Long.toString(client.app().id())),
            Map.entry("Timestamp", secondsFromNow(0)));
    codes.add(client.send(request).code());
    for (Map.Entry<String, String> mend : mends) {
      request.with(mend.getKey(), mend.getValue());
      codes.add(client.send(request).code());
    }
    assertThat(codes)
        .containsExactly(
            100000001, 100000003, 100000008, 100000009, 100000013, 100000014, 100000007, 100000011,
            EXPIRED, MISMATCH);
    client.call(QUERY, "{").expect(660000002);
    client.call(QUERY, "{}").expect(660000002);
    client.call(QUERY, BODY).expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  void commonParameters_inTheBody_doNotCount() {
    String now = secondsFromNow(0);
    String body =
        ZimmerClient.json(
            Map.of(
                "AppId", client.app().id(), "Timestamp", now, "FromUserId", "a", "Action", QUERY));
    client.send(call().without("AppId").body(body)).expect(100000001);
    client.send(call().without("Action").body(body)).expect(100000006);
  }

  private static String secondsFromNow(int seconds) {
    return Long.toString(System.currentTimeMillis() / 1000 + seconds);
  }
}
