package dev.zimmer.e2e;

/// An app that a server is started with.
///
/// @param id the AppId
/// @param secret its ServerSecret
record AppCredentials(long id, String secret) {
  /// An app with a secret that is found nowhere else, so that a log can be searched for it.
  static AppCredentials of(long id) {
    return new AppCredentials(id, "5ec7e7%026x".formatted(id));
  }

  /// As the command line takes it.
  String option() {
    return id + ":" + secret;
  }
}
