#!/bin/busybox sh
# The guest's process 1. Mounts the host's root read-only over 9p, a tmpfs on top of it, and runs
# the agent in there with the virtio port as its standard input and output.
# The host waits for the lines "seam-init: ..." on the console and for the greeting on the port.

b=/bin/busybox

# To the kernel log, because a write there is on the serial line when it returns; level 3 passes
# "quiet".
say() { echo "<3>seam-init: $*" > /dev/kmsg; }

# Process 1 must never return: that would be a panic.
end() {
  $b sync
  $b poweroff -f
  while :; do $b sleep 1; done
}

fail() {
  say "failed: $*"
  end
}

try() {
  out=$("$@" 2>&1) || fail "$* ($out)"
}

$b mount -t proc proc /proc
$b mount -t sysfs sysfs /sys
$b mount -t devtmpfs devtmpfs /dev
say started
# The agent's standard error is then the only user of the console, and closing it drains it.
exec < /dev/null > /dev/null 2>&1

# Sets release, modules and the positional parameters: the agent's command.
. /agent

while read -r module; do
  try $b insmod "/modules/$module"
done < /modules.list

try $b mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=262144,cache=loose host /host
try $b mount -t tmpfs -o mode=755 tmpfs /top
try $b mkdir /top/upper /top/work
try $b mount -t overlay -o lowerdir=/host,upperdir=/top/upper,workdir=/top/work overlay /root

for dir in proc sys dev; do
  try $b mount --move "/$dir" "/root/$dir"
done
kmsg=/root/dev/kmsg
say() { echo "<3>seam-init: $*" > "$kmsg"; }
try $b mount -t debugfs debugfs /root/sys/kernel/debug
try $b mount -t tracefs tracefs /root/sys/kernel/tracing
try $b mount -t tmpfs -o mode=755 tmpfs /root/run
try $b mkdir -p /root/dev/shm /root/dev/pts /root/dev/virtio-ports
try $b mount -t tmpfs -o mode=1777 tmpfs /root/dev/shm
try $b mount -t devpts -o mode=620,ptmxmode=666 devpts /root/dev/pts
$b hostname seam-guest
$b ifconfig lo 127.0.0.1 up

# Inside, so that the host's absolute links mean what they mean there.
if [ -n "$modules" ]; then
  try $b cp $b /root/run/busybox
  try $b chroot /root /run/busybox mkdir -p "/lib/modules/$release"
  try $b chroot /root /run/busybox mount --bind "$modules" "/lib/modules/$release"
fi

# The port's name arrives by message, a little after the driver.
port=
tries=0
while [ -z "$port" ]; do
  for name in /root/sys/class/virtio-ports/*/name; do
    text=
    [ -e "$name" ] && read -r text < "$name"
    if [ "$text" = org.liveseam.agent ]; then
      port=${name%/name}
      port=${port##*/}
    fi
  done
  if [ -z "$port" ]; then
    tries=$((tries + 1))
    [ $tries -gt 500 ] && fail "no virtio port of the agent"
    $b sleep 0.02
  fi
done
$b ln -s "../$port" /root/dev/virtio-ports/org.liveseam.agent

export HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LANG=C.UTF-8 TERM=dumb
# A port can be open once, so the agent inherits it.
exec 3<> "/root/dev/$port"
echo 'seam-guest 1' >&3
$b chroot /root "$@" <&3 >&3 2> /root/dev/console 3>&-
say "agent ended: $?"
end
