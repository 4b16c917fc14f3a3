package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWhen;
import dev.zimmer.spec.PastTime;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import org.jspecify.annotations.Nullable;

/// The parameters about a message's content and time, which the actions that import have in common.
/// A command cannot be imported, and a custom message must have its sub-type.
interface ImportParameters extends ContentParameters {
  @Override
  @About("1 text, 10 multi-item, 11 image, 12 file, 13 audio, 14 video, 200 custom")
  @Required
  @OneOf({1, 10, 11, 12, 13, 14, 200})
  Integer messageType();

  @Override
  @About("the caller's own kind of custom message, which must have one")
  @Required
  @OnlyWhen(component = "messageType", is = 200)
  @Range(min = 0, max = 200)
  @Nullable Integer subMsgType();

  @About("when it was sent; absent or 0 is now; not earlier than the retention, if one is set")
  @Default("0")
  @PastTime
  long sendMessageTime();
}
