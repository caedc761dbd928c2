using NewsDigest.ChatModels;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Lets a chat model write the stories of several sources. What it writes is checked sentence by sentence, and kept.</summary>
internal sealed class ModelWriter(
    IResultStore store,
    ChatModel model,
    Prompt prompt,
    PromptDelimiters delimiters
)
{
    public const string Name = "model";

    public string Model => model.Name;

    public string PromptId => prompt.Id;

    /// <summary>Null where the definition wants no model, or another model or prompt stood in the frozen input.</summary>
    public ModelBudget? Open(EditionInput input, bool writes) =>
        input.Definition.Model && input.Model == Model && input.Prompt == PromptId
            ? new ModelBudget(store, new StoryAsker(model, prompt, delimiters), input, writes)
            : null;
}
