package dev.zimmer.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters about a message's content, which all actions that send or import have in common.
interface ContentParameters {
  /// The number of a [MessageType].
  @Nullable Integer messageType();

  /// 1 low, 2 medium, 3 high.
  @Nullable Integer priority();

  /// The content itself: a JSON object, empty if none was sent.
  @Nullable Map<String, Object> messageBody();

  /// 0 to 200; for custom messages only.
  @Nullable Integer subMsgType();

  /// At most 64 bytes; for custom messages only.
  @Nullable String searchedContent();
}
