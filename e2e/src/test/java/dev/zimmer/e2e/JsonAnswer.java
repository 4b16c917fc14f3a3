package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a call answered.
///
/// @param json the whole object
record JsonAnswer(JsonNode json) {
  int code() {
    return json.path("Code").intValue();
  }

  String message() {
    return json.path("Message").stringValue();
  }

  String requestId() {
    return json.path("RequestId").stringValue();
  }

  JsonNode get(String field) {
    JsonNode value = json.get(field);
    assertThat(value).as("field %s of %s", field, json).isNotNull();
    return value;
  }

  /// Fails unless the call answered that code.
  JsonAnswer expect(int code) {
    assertThat(code()).as("Code of %s", json).isEqualTo(code);
    return this;
  }

  /// The users of a list of failures with the code of each, as `id=code`.
  List<String> failures(String field) {
    List<String> failures = new ArrayList<>();
    for (JsonNode failure : listOf(field)) {
      assertThat(failure.path("UserId").isString()).as("UserId of %s", failure).isTrue();
      assertThat(failure.path("SubCode").isIntegralNumber()).as("SubCode of %s", failure).isTrue();
      failures.add(failure.path("UserId").stringValue() + "=" + failure.path("SubCode").intValue());
    }
    return failures;
  }

  /// The users of all lists of failures for whom the server failed.
  List<String> usersInTrouble() {
    List<String> users = new ArrayList<>();
    for (String field : List.of("ErrorList", "ErrorUsers")) {
      for (JsonNode failure : json.path(field)) {
        if (Outcomes.TROUBLE.contains(failure.path("SubCode").intValue())) {
          users.add(failure.path("UserId").stringValue());
        }
      }
    }
    return users;
  }

  /// A field that must be a JSON array.
  JsonNode listOf(String field) {
    JsonNode list = get(field);
    assertThat(list.isArray()).as("%s of %s is a list", field, json).isTrue();
    return list;
  }

  /// The entries of a page of a conversation list.
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    listOf("List").forEach(entry -> entries.add(Entry.of(entry)));
    return entries;
  }

  long next() {
    return get("Next").longValue();
  }

  int totalCount() {
    return get("TotalCount").intValue();
  }
}
