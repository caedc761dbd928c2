namespace NewsDigest.Evaluation;

/// <summary>Logistic regression by Newton's method: few weights, so that nothing better is needed.</summary>
internal static class LogisticFit
{
    private const int Rounds = 30;
    private const double Ridge = 0.1; // keeps weights small that the data say nothing of

    /// <returns>The weights in order of the features, and the bias last.</returns>
    public static double[] Of(IReadOnlyList<(double[] Features, bool IsSame, double Weight)> pairs)
    {
        var size = pairs[0].Features.Length + 1;
        var weights = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size + 1];
            foreach (var (features, isSame, weight) in pairs)
            {
                double[] with = [.. features, 1];
                var sum = 0.0;
                for (var number = 0; number < size; number++)
                {
                    sum += weights[number] * with[number];
                }

                var probability = 1 / (1 + Math.Exp(-sum));
                var slope = weight * probability * (1 - probability);
                for (var row = 0; row < size; row++)
                {
                    gradient[row] += weight * ((isSame ? 1 : 0) - probability) * with[row];
                    for (var column = 0; column < size; column++)
                    {
                        hessian[row, column] += slope * with[row] * with[column];
                    }
                }
            }

            for (var row = 0; row < size; row++)
            {
                var ridge = row == size - 1 ? 0 : Ridge;
                hessian[row, row] += ridge + 1e-9;
                hessian[row, size] = gradient[row] - (ridge * weights[row]);
            }

            var step = Solve(hessian, size);
            for (var number = 0; number < size; number++)
            {
                weights[number] += step[number];
            }
        }

        return weights;
    }

    private static double[] Solve(double[,] rows, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                {
                    continue;
                }

                var times = rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                {
                    rows[row, column] -= times * rows[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => rows[row, size] / rows[row, row])];
    }
}
