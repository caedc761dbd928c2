using System.Runtime.CompilerServices;
using NewsDigest.Digests;

namespace NewsDigest.Tests.Digests;

/// <summary>An edition written by hand, with something in every field: a story of three sources and a copy, a late one, one of the left out.</summary>
internal static class EditionFixture
{
    public static byte[] Bytes([CallerFilePath] string here = "") =>
        File.ReadAllBytes(
            Path.Combine(Path.GetDirectoryName(here)!, "../../fixtures/editions/morning.json")
        ); // a source file lies in a folder

    public static Edition Morning() => EditionFile.Read(Bytes(), "morning.json");
}
