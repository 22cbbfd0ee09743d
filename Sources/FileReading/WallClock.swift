internal import Glibc

/// The system's clock of dates.
public enum WallClock {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    public static var milliseconds: Int64 {
        var time = timespec()
        // Cannot fail: the clock exists on every Linux, and the structure is ours (clock_gettime(2)).
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
