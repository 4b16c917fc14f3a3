package dev.zimmer.audio;

import dev.zimmer.action.Action;
import java.util.List;

/// The actions of this package.
public final class AudioActions {
  private AudioActions() {}

  /// All of them.
  public static List<Action<?, ?>> all() {
    return List.of(new CgiDescribeZIMAudioLicense());
  }
}
