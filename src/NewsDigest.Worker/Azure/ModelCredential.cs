using Azure.Core;
using Azure.Identity;
using NewsDigest.ChatModels;

namespace NewsDigest.Worker.Azure;

/// <summary>An identity that gives no token is an outage for every article, told as any other refusal of a model.</summary>
internal sealed class ModelCredential(TokenCredential inner) : TokenCredential
{
    public override AccessToken GetToken(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Models are asked asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await inner.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new ModelCallException(
                ModelFailure.Unauthorized,
                $"Microsoft Entra gave no token for Azure OpenAI: {exception.Message.ReplaceLineEndings(" ")} Give this machine an identity, or set Identity, IdentityClientId or {AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Key)}."
            );
        }
    }
}
