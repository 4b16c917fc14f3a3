package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.stamp.Stamp;

/// The parameters that actions which page through a history have in common.
interface HistoryParameters {
  @About("how many messages a page has")
  @Default("10")
  @Corrected(max = 100)
  int limit();

  @About("0 for the first page, then the `Next` of the page before")
  @Default("0")
  @Range(min = 0, max = Stamp.MAX)
  long next();

  @About("1 to have recalled and cleared messages as well, without what they said")
  @Default("0")
  @OneOf({0, 1})
  int withEmptyMsg();
}
