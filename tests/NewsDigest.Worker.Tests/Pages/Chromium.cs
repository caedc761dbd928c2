using System.Diagnostics;

namespace NewsDigest.Worker.Tests.Pages;

/// <summary>A real browser without a window.</summary>
internal static class Chromium
{
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("chromium")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] all =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            $"--user-data-dir={folder.File("profile")}",
            .. arguments,
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        using var browser = Process.Start(start)!; // null only with UseShellExecute
        var errors = browser.StandardError.ReadToEndAsync(token);
        var output = await browser.StandardOutput.ReadToEndAsync(token);
        await browser.WaitForExitAsync(token);
        await errors;
        return output;
    }

    /// <summary>Loads <c>page.html</c> of the folder into a frame of that width and runs a script on it from outside.</summary>
    /// <param name="script">Has the page's document as <c>page</c> and writes into <c>data</c>, which is found in what is returned.</param>
    public static async Task<string> LookAsync(TemporaryFolder folder, int width, string script)
    {
        await File.WriteAllTextAsync(
            folder.File("frame.html"),
            $$"""
            <!DOCTYPE html><body style="margin:0"><iframe id="f" src="page.html" style="border:0;width:{{width}}px;height:900px"></iframe><script>
            document.getElementById('f').onload = e => {
              const page = e.target.contentDocument, data = document.body.dataset;
              data.scroll = page.documentElement.scrollWidth;
              {{script}}
            };
            </script></body>
            """,
            TestContext.Current.CancellationToken
        );
        return await RunAsync(
            folder,
            "--dump-dom",
            "--virtual-time-budget=30000", // for what the script waits for; not by the wall clock
            "--allow-file-access-from-files",
            $"--window-size={width + 20},1000",
            $"file://{folder.File("frame.html")}"
        );
    }
}
