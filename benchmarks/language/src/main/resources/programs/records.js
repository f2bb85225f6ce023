(function run(n) {
  let p = {x: 0, y: 1};
  for (let i = 0; i < n; i++) p = {x: p.y, y: (p.x + p.y + i) % 1009};
  return p.x + p.y;
})
