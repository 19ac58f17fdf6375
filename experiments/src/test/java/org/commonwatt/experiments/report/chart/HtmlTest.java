package org.commonwatt.experiments.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void text_isEscaped() {
        assertThat(Html.empty().leaf("p", "<script>alert('a & \"b\"')</script>").toString())
                .isEqualTo(
                        "<p>&lt;script&gt;alert(&#39;a &amp; &quot;b&quot;&#39;)&lt;/script&gt;</p>");
    }

    @Test
    void attributes_areEscaped_andNumbersShort() {
        Html html = Html.empty().open("a", "title", "\"><img>", "x", 1.26, "y", 2.0).close();
        assertThat(html.toString())
                .isEqualTo("<a title=\"&quot;&gt;&lt;img&gt;\" x=\"1.3\" y=\"2\"></a>");
    }

    @Test
    void elementLeftOpen_isRefused() {
        assertThatThrownBy(() -> Html.empty().open("p").toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<p>");
    }

    @Test
    void voidElements_needNoClosing() {
        assertThat(Html.empty().open("meta", "charset", "utf-8").toString())
                .isEqualTo("<meta charset=\"utf-8\">");
    }

    @Test
    void styleSheet_thatCouldEndItsElement_isRefused() {
        assertThatThrownBy(() -> Html.empty().style("p{}</style><script>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
