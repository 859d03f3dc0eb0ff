// Logistic regression in a few lines, deterministic.

/** Weights of hashed pairs: stochastic gradient descent on the mean over a text, strongly regularised. */
export function fitWording(list, slots, epochs = 12) {
  const weights = new Float64Array(slots);
  const balance = list.length / 2;
  const counts = [0, 1].map((label) => list.filter((e) => e.label === label).length);
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 3 / (1 + epoch);
    for (let step = 0; step < list.length; step++) {
      const example = list[(step * 7919 + epoch) % list.length];
      if (example.slots.length === 0) continue;
      let sum = 0;
      for (const slot of example.slots) sum += weights[slot];
      const error = example.label - 1 / (1 + Math.exp(-(bias + (8 * sum) / example.slots.length)));
      const move = (rate * error * balance) / counts[example.label];
      bias += move * 0.02;
      const each = (8 * move) / example.slots.length;
      for (const slot of example.slots) weights[slot] += 0.2 * each - 1e-4 * rate * weights[slot];
    }
  }
  return weights;
}

/** Full-batch gradient descent with momentum; weights keep their sign, and large ones cost. */
export function fitLogistic(rows, signs, steps = 3000, penalty = 0.004) {
  const width = signs.length;
  const weights = new Float64Array(width);
  const velocity = new Float64Array(width + 1);
  let bias = 0;
  const counts = [0, 1].map((label) => rows.filter((row) => row.label === label).length);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (const { values, label } of rows) {
      let sum = bias;
      for (let i = 0; i < width; i++) sum += weights[i] * values[i];
      const error = (label - 1 / (1 + Math.exp(-sum))) / (2 * counts[label]);
      for (let i = 0; i < width; i++) gradient[i] += error * values[i];
      gradient[width] += error;
    }
    for (let i = 0; i <= width; i++) {
      const pull = i < width ? penalty * weights[i] : 0;
      velocity[i] = 0.95 * velocity[i] + 0.2 * (gradient[i] - pull);
      if (i === width) bias += velocity[i];
      else {
        weights[i] += velocity[i];
        if (signs[i] * weights[i] < 0) weights[i] = velocity[i] = 0;
      }
    }
  }
  return { weights, bias };
}

/** Area under the curve: how often a good text scores above a bad one. */
export function area(good, bad) {
  let wins = 0;
  for (const g of good) for (const b of bad) wins += g > b ? 1 : g === b ? 0.5 : 0;
  return wins / (good.length * bad.length);
}

/** Platt's two numbers, both sides of equal weight, so that scores are probabilities. */
export function calibrate(scores) {
  const { weights, bias } = fitLogistic(
    scores.map(({ score, label }) => ({ values: [score], label })),
    [1],
    1500,
    0,
  );
  return { slope: weights[0], offset: bias };
}
