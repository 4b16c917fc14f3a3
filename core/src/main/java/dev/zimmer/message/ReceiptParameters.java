package dev.zimmer.message;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import java.util.List;

/// The parameters that all receipts have in common. What each number may be stands on the records.
interface ReceiptParameters {
  String fromUserId();

  @About("the numbers of the messages; one that is named twice counts once")
  @Required
  @Size(max = 10, code = ReturnCode.RECEIPT_COUNT_EXCEEDED)
  List<Long> convMsgSeq();
}
