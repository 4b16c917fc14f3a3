package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/// One entry of a conversation list.
///
/// @param id ConvId
/// @param type ConvType, 0 or 2
/// @param time UpdateTime, Unix milliseconds
record Entry(String id, int type, long time) {
  static final int PEER = 0;
  static final int GROUP = 2;

  /// Reads one, and fails unless it has exactly the documented fields with the documented types.
  static Entry of(JsonNode json) {
    assertThat(json.propertyNames())
        .as("fields of %s", json)
        .containsExactlyInAnyOrder("ConvId", "ConvType", "UpdateTime");
    assertThat(json.path("ConvId").isString()).as("ConvId of %s", json).isTrue();
    assertThat(json.path("ConvType").isIntegralNumber()).as("ConvType of %s", json).isTrue();
    assertThat(json.path("UpdateTime").isIntegralNumber()).as("UpdateTime of %s", json).isTrue();
    return new Entry(
        json.path("ConvId").stringValue(),
        json.path("ConvType").intValue(),
        json.path("UpdateTime").longValue());
  }

  static Entry peer(String id, long time) {
    return new Entry(id, PEER, time);
  }

  static Entry group(String id, long time) {
    return new Entry(id, GROUP, time);
  }

  /// Type and id, which tell an entry from all others of one list.
  String key() {
    return type + "/" + id;
  }
}
