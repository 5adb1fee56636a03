# Boots a Debian: what is in the folder $1 and does not change, what changes in memory over the folder $2, the folder $3 as
# its /media. debian.py starts it in namespaces of its own. What the kernel shares between all of them (settings, devices,
# the other control groups) is out of its reach.
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$2"
mkdir "$2/changes" "$2/work" "$2/whole"
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/changes,workdir=$2/work" "$2/whole"
cd "$2/whole"
mount --bind "$3" media

mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount --bind /sys sys
mount -o remount,bind,ro sys
for folder in run tmp dev; do mount -t tmpfs tmpfs $folder; done

if [ -e /sys/fs/cgroup/cgroup.procs ]; then
  mount -t cgroup2 cgroup2 sys/fs/cgroup
  hierarchy=1
else
  # An old arrangement: systemd gets the one that only counts processes, and no controllers.
  mount --bind /dev/null proc/cgroups
  mount -t tmpfs tmpfs sys/fs/cgroup
  mkdir sys/fs/cgroup/systemd
  mount -t cgroup -o none,name=systemd,xattr systemd sys/fs/cgroup/systemd
  hierarchy=0
fi

for device in null zero full random urandom tty; do
  touch dev/$device
  mount --bind /dev/$device dev/$device
done
mkdir dev/pts dev/shm
mount -t devpts devpts dev/pts -o newinstance,ptmxmode=0666,mode=620
mount -t tmpfs tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd

pivot_root . mnt
cd /
exec chroot . env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c 'umount -l /mnt; exec "$@"' sh \
  /lib/systemd/systemd systemd.unified_cgroup_hierarchy=$hierarchy systemd.legacy_systemd_cgroup_controller=1 \
  --show-status=0 --unit=multi-user.target
