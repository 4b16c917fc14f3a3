package dev.zimmer.audio;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Verb;
import org.jspecify.annotations.Nullable;

/// Answers that there is no licence for ZIM Audio: its vendor alone gives them out, for a library
/// of its own that has no part in this server.
///
/// Source: ZIM server API, CgiDescribeZIMAudioLicense.
@Api(
    category = Category.ZIM_AUDIO,
    verb = Verb.GET,
    limit = @RateLimit(code = ReturnCode.OVERLOADED),
    failure = ReturnCode.LICENSE_INTERNAL,
    codes = ReturnCode.LICENSE_CERT_INVALID)
public final class CgiDescribeZIMAudioLicense
    implements Action<NoFields, CgiDescribeZIMAudioLicense.Response> {
  CgiDescribeZIMAudioLicense() {}

  /// What a caller would get who has a licence.
  public record Response(@About("the licence; never there") @Nullable Data data) {}

  /// A licence.
  public record Data(@About("its content") String license) {}

  @Override
  public Answer<Response> handle(CallContext call, NoFields request) {
    throw new ActionException(ReturnCode.LICENSE_CERT_INVALID);
  }
}
