package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWhen;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Shape;
import dev.zimmer.spec.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters about a message's content, which all actions that send have in common.
interface ContentParameters {
  @About("1 text, 2 command, 10 multi-item, 11 image, 12 file, 13 audio, 14 video, 200 custom")
  @Required
  @OneOf({1, 2, 10, 11, 12, 13, 14, 200})
  Integer messageType();

  @About("1 low, 2 medium, 3 high; kept with the message, nothing depends on it yet")
  @Required
  @Range(min = 1, max = 3)
  Integer priority();

  @About("what the message says")
  @Required
  @Shape("MessageBody")
  Map<String, Object> messageBody();

  @About("the caller's own kind of custom message; absent is 0")
  @OnlyWhen(component = "messageType", is = 200)
  @Range(min = 0, max = 200)
  @Nullable Integer subMsgType();

  @About("what clients find a custom message by")
  @OnlyWhen(component = "messageType", is = 200)
  @Text(maxBytes = 64)
  @Nullable String searchedContent();
}
