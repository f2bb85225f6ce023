(function run(n) {
  const xs = [];
  for (let i = 0; i < n; i++) xs.push(i * 3 % 101);
  let sum = 0;
  for (let i = 0; i < n; i++) sum = sum + xs[n - 1 - i] * (i % 3);
  for (const x of xs) sum = sum + x;
  return sum;
})
