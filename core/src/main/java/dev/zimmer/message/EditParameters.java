package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import org.jspecify.annotations.Nullable;

/// The parameters that both actions which edit a message have in common.
interface EditParameters {
  /// The bit of `EditType` for the text or what else the message says.
  int EDIT_MESSAGE = 1;

  /// The bit of `EditType` for what its sender added to it.
  int EDIT_EXTENDED_DATA = 2;

  /// The bit of `EditType` for whom it mentions.
  int EDIT_MENTIONED = 4;

  /// The bit of `EditType` for whether it mentions all.
  int EDIT_MENTIONS_ALL = 8;

  /// The bit of `EditType` for the sender's own kind of a custom message.
  int EDIT_SUB_TYPE = 16;

  @About("who edits it; registered, and can see the message")
  @Required
  @UserId
  String fromUserId();

  @Nullable String senderId();

  String convId();

  @About("what the message is: 1 text, 10 multi-item, 200 custom")
  @Required
  @OneOf({1, 10, 200})
  Integer msgType();

  @About("the message's number in the conversation")
  @Required
  @Range(min = 1, max = Stamp.MAX)
  Long convMsgSeq();

  @About(
      "what to change, a sum of 1 Message, 2 ExtendedData, 4 AtListInfo, 8 IsAtAll, 16 SubMsgType")
  @Required
  @Range(min = 1, max = 31)
  Integer editType();

  @About("the new Message and ExtendedData; must be there with 1 or 2")
  @Nullable NewMessageBody messageBody();

  @About("whom the message mentions from now on; must be there with 4")
  @Nullable AtListInfo atListInfo();

  @About("whether the message mentions all from now on; must be there with 8")
  @Nullable Boolean isAtAll();

  @About("the new kind of a custom message; must be there with 16, which MsgType 200 alone has")
  @Range(min = 0, max = 200)
  @Nullable Integer subMsgType();
}
