"""The peers' tests and exact binomial bounds, with Python's standard library alone."""
import math


def beta_cdf(x, a, b):
    """The regularised incomplete beta function, by Lentz's continued fraction (Numerical Recipes, 6.4)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    tiny, c, d = 1e-300, 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 500):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            c = 1 + numerator / c
            d = 1 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            result *= d * c
        if abs(d * c - 1) < 1e-14:
            break
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * result / a


def welch(first, second):
    """Welch's t test: the two-sided p-value, as in hyperfine's welch_ttest.py."""
    means = [sum(v) / len(v) for v in (first, second)]
    parts = [sum((x - m) ** 2 for x in v) / (len(v) - 1) / len(v) for v, m in zip((first, second), means)]
    if sum(parts) == 0:
        return 1.0 if means[0] == means[1] else 0.0
    freedom = sum(parts) ** 2 / sum(p * p / (len(v) - 1) for p, v in zip(parts, (first, second)))
    t2 = (means[0] - means[1]) ** 2 / sum(parts)
    return beta_cdf(freedom / (freedom + t2), freedom / 2, 0.5)


def mann_whitney(first, second):
    """Mann and Whitney's U test: two-sided p-value, normal approximation with ties and continuity."""
    values = sorted([(x, 0) for x in first] + [(x, 1) for x in second])
    n1, n2, n = len(first), len(second), len(values)
    rank_sum = ties = i = 0
    while i < n:
        j = i
        while j < n and values[j][0] == values[i][0]:
            j += 1
        rank_sum += sum((i + j + 1) / 2 for k in range(i, j) if values[k][1] == 0)
        ties += (j - i) ** 3 - (j - i)
        i = j
    u = rank_sum - n1 * (n1 + 1) / 2
    variance = n1 * n2 / 12 * ((n + 1) - ties / (n * (n - 1)))
    if variance == 0:
        return 1.0
    z = max(0.0, abs(u - n1 * n2 / 2) - 0.5) / math.sqrt(variance)
    return math.erfc(z / math.sqrt(2))


def clopper_pearson(hits, trials, confidence=0.95):
    """The exact two-sided interval for a proportion, ends by bisection."""
    tail = (1 - confidence) / 2

    def solve(target, a, b):
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if beta_cdf(middle, a, b) < target else (low, middle)
        return (low + high) / 2

    lower = 0.0 if hits == 0 else solve(tail, hits, trials - hits + 1)
    upper = 1.0 if hits == trials else solve(1 - tail, hits + 1, trials - hits)
    return lower, upper
