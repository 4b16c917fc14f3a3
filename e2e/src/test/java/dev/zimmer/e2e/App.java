package dev.zimmer.e2e;

/// An app that a server is started with.
///
/// @param id the AppId
/// @param secret its ServerSecret
record App(long id, String secret) {
  /// An app with a secret that is found nowhere else, so that a log can be searched for it.
  static App of(long id) {
    return new App(id, "5ec7e7%026x".formatted(id));
  }

  /// As the command line takes it.
  String option() {
    return id + ":" + secret;
  }
}
