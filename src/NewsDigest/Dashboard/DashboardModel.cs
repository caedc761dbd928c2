namespace NewsDigest.Dashboard;

/// <param name="Token">Goes with each form that changes something, so that no page of others can send it.</param>
internal sealed record DashboardModel(DashboardView View, FormToken Token);

/// <param name="Name">Of the form field.</param>
internal sealed record FormToken(string Name, string Value);
