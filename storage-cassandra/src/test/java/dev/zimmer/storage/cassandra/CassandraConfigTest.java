package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CassandraConfigTest {
  private static final List<InetSocketAddress> POINTS =
      List.of(CassandraConfig.contactPoint("127.0.0.1"));

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, 9042",
    "127.0.0.1:1234, 127.0.0.1, 1234",
    "[::1], 0:0:0:0:0:0:0:1, 9042",
    "[::1]:1234, 0:0:0:0:0:0:0:1, 1234"
  })
  void contactPoint_hostAndPort(String text, String host, int port) {
    InetSocketAddress point = CassandraConfig.contactPoint(text);
    assertThat(point.getAddress().getHostAddress()).isEqualTo(host);
    assertThat(point.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":9042", "host:", "host:port", "host:0", "host:70000", "host:-1"})
  void contactPoint_noPort_isRefused(String text) {
    assertThatThrownBy(() -> CassandraConfig.contactPoint(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Zimmer", "1zimmer", "a-b", "a\"; DROP KEYSPACE b"})
  void keyspace_notAName_isRefused(String keyspace) {
    assertThatThrownBy(() -> Configs.at(POINTS, keyspace))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void certificateWithoutKey_isRefused() {
    Path file = Path.of("some.pem");
    assertThatThrownBy(() -> new CassandraConfig.Tls(file, file, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_hasNoPassword() {
    CassandraConfig config =
        Configs.withLogin(
            Configs.at(POINTS, "zimmer"), new CassandraConfig.Login("user", "secret"));
    assertThat(config.toString()).contains("user").doesNotContain("secret");
  }
}
