(function run(n) {
  function adder(k) { return x => x + k; }
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const add = adder(i % 3);
    sum = add(sum);
  }
  return sum;
})
