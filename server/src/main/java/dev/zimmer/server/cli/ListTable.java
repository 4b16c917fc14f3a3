package dev.zimmer.server.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/// Shows an answer of QueryConversationList to a person.
final class ListTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private ListTable() {}

  /// The table, its lines ended; empty if the answer holds no list.
  static String of(Map<String, Object> answer) {
    if (!(answer.get("List") instanceof List<?> list)) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    table.append("%-32s  %-5s  %s%n".formatted("ConvId", "Type", "UpdateTime"));
    for (Object entry : list) {
      if (entry instanceof Map<?, ?> conversation) {
        table.append(line(conversation));
      }
    }
    table.append(
        "%d of %s, Next %s%n%n"
            .formatted(list.size(), answer.get("TotalCount"), answer.get("Next")));
    return table.toString();
  }

  private static String line(Map<?, ?> conversation) {
    boolean isGroup = Integer.valueOf(2).equals(conversation.get("ConvType"));
    String time =
        conversation.get("UpdateTime") instanceof Number millis
            ? TIME.format(Instant.ofEpochMilli(millis.longValue()))
            : "";
    return "%-32s  %-5s  %s%n"
        .formatted(conversation.get("ConvId"), isGroup ? "group" : "peer", time);
  }
}
