package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks what the guide `docs/guide/service.md` asks, request by request.
final class ServiceGuideTest {
    private static final Pattern REQUEST =
            Pattern.compile("```http\\n(GET|POST) (\\S+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path data;

    @Test
    void everyRequestOfTheGuide_isGranted() throws Exception {
        Path root = Path.of(System.getProperty("commonwatt.root", ".."));
        String guide = Files.readString(root.resolve("docs/guide/service.md"));
        List<MatchResult> requests = REQUEST.matcher(guide).results().toList();
        assertThat(requests).hasSizeGreaterThan(10);
        try (RunningService service = RunningService.on(data)) {
            for (MatchResult request : requests) {
                String path = request.group(2);
                HttpResponse<String> response =
                        request.group(1).equals("GET")
                                ? service.get(path)
                                : service.post(path, request.group(3));
                assertThat(response.statusCode())
                        .as("%s answers %s", request.group(), response.body())
                        .isBetween(200, 299);
                if (path.equals("/api/v1/runs")) {
                    service.finished("job-1");
                } else if (path.matches("/api/v1/(comparisons|trainings)")
                        && request.group(1).equals("POST")) {
                    // They take long: that it was taken is enough here.
                    String job = RunningService.read(response).path("job").asString();
                    service.delete("/api/v1/jobs/" + job);
                }
            }
        }
    }
}
