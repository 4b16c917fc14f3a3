package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReturnCodeTest {
  @Test
  void numbers_areUnique() {
    assertThat(Arrays.stream(ReturnCode.values()).map(ReturnCode::number)).doesNotHaveDuplicates();
  }

  @Test
  void texts_sayWhatWasWrong() {
    assertThat(ReturnCode.values()).allSatisfy(code -> assertThat(code.text()).isNotBlank());
    assertThat(ReturnCode.OK.number()).isEqualTo(0);
    assertThat(ReturnCode.OK.text()).isEqualTo("success");
  }
}
