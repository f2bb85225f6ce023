(function run(n) {
  let length = 0;
  for (let i = 0; i < n; i++) {
    const line = `task ${i % 100}: ` + `state ${i % 7}`;
    length = length + line.length;
  }
  return length;
})
