namespace NewsDigest.Worker.Azure;

/// <summary>Which identity asks Microsoft Entra for a token.</summary>
internal enum IdentityKind
{
    /// <summary>That of the machine or container.</summary>
    Managed,

    /// <summary>That of a Kubernetes service account.</summary>
    Workload,

    /// <summary>The login of the Azure CLI, on a developer's machine.</summary>
    Cli,
}
