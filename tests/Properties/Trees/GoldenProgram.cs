using ToyBeam.Core;
using static ToyBeam.Core.Beam;

public static class GoldenProgram
{
    public static void Start(Roots roots)
    {
        var main = roots[0];
        var helper = roots[1];
        var watcher = roots[2];
        var parent_ = roots[3];
        roots.Add(Main(), "main", server: true);
        roots.Add(Helper(), "helper");
        roots.Add(Watcher(), "watcher");
        roots.Add(Parent_(), "parent_");

        Code Main() =>
            TrapExit(true, () =>
            SpawnLink(C(), name: "c", next: c =>
            Send(c, "go", () =>
            Receive(
                Exited(c, "boom", () =>
                Note("seen", "early", () =>
                Then(c))),
                Is("x", () =>
                End("x")),
                Any(_ =>
                Spawn(Self_(c), name: "self_", server: true, next: self_ =>
                Unlink(self_, () =>
                Then(c))))))));

        Code Helper() =>
            TrapExit(false, () =>
            Send(main, "z", () =>
            Send(main, "x", () =>
            Receive(Is("b", () =>
            End("b"))))));

        Code Watcher() =>
            SpawnMonitor(Made(), name: "made", server: true, next: (made, monitor) =>
            Monitor(made, monitor_2 =>
            Receive(After(0, () =>
            Monitor(main, monitor_3 =>
            Spawn(Made_2(made, monitor_2), name: "made", next: made_2 =>
            Monitor(made_2, monitor_4 =>
            Receive(Down(made_2, null, () =>
            Demonitor(monitor_2, next: () =>
            DemonitorInfo(monitor_3, next: _ =>
            Receive(
                Is("n", () =>
                Monitor("n", made_3 =>
                Demonitor(made_3, flush: true, next: () =>
                Monitor("n", monitor_5 =>
                Monitor(parent_, monitor_6 =>
                Then_2(made, monitor_2, [monitor, monitor_2, monitor_3, monitor_4, made_3, monitor_5, monitor_6])))))),
                Down(made, null, () =>
                ExitOther(made, "kill", () =>
                Then_2(made, monitor_2, [monitor, monitor_2, monitor_3, monitor_4]))),
                After(5, () =>
                Monitor(parent_, d =>
                Spawn(Child(made, monitor_2, d), next: _ =>
                Then_2(made, monitor_2, [monitor, monitor_2, monitor_3, monitor_4, d]))))))))))))))));

        Code Parent_() =>
            Receive(After(1, () =>
            Send(watcher, "n", () =>
            Exit("boom"))));

        Code C() =>
            Receive(Is("go", () =>
            Send(helper, "done \"1\"\n", () =>
            Exit("boom"))));

        Code Then(Pid c) =>
            Work(3, () =>
            Receive(
                Exited(c, null, () =>
                Crash),
                Exited(c, "normal", () =>
                Then_3(c)),
                Any(_ =>
                Then_3(c))));

        Code Self_(Pid c) =>
            Self(self =>
            Send(main, "y", () =>
            Link(self, () =>
            Receive(Exited(main, null, () =>
            End)))));

        Code Made() =>
            Self(self =>
            Register("n", self, () =>
            Receive(
                Is("stop", () =>
                Exit("boom")),
                After(0, () =>
                Receive(Is("never", () =>
                End))))));

        Code Made_2(Pid made, MonitorRef monitor_2) =>
            End;

        Code Then_2(Pid made, MonitorRef monitor_2, MonitorRef[] made_2) =>
            DemonitorLatest(made_2, "n", info: true, flush: true, next: () =>
            SpawnMonitor(Child_2(made, monitor_2), next: (_, _) =>
            Receive(
                Down("n", "noproc", () =>
                Send("n", "stop", () =>
                Then_4(made, monitor_2, made_2))),
                Down(parent_, "boom", () =>
                WhereIs("n", _ =>
                Then_4(made, monitor_2, made_2))),
                After(1, () =>
                Unregister("n", () =>
                Monitor(watcher, monitor =>
                Then_4(made, monitor_2, [.. made_2, monitor])))))));

        Code Child(Pid made, MonitorRef monitor_2, MonitorRef d) =>
            DemonitorInfo(d, next: _ =>
            IsAlive(watcher, _ =>
            End));

        Code Then_3(Pid c) =>
            Spawn(Class(c), name: "class", next: class_2 =>
            Spawn(Child_3(c, class_2), next: _ =>
            Receive()));

        Code Child_2(Pid made, MonitorRef monitor_2) =>
            Demonitor(monitor_2, next: () =>
            ExitOther(watcher, "normal", () =>
            End));

        Code Then_4(Pid made, MonitorRef monitor_2, MonitorRef[] made_2) =>
            DemonitorLatest(made_2, parent_, next: () =>
            DemonitorInfo(monitor_2, next: _ =>
            DemonitorLatest(made_2, "n", flush: true, next: () =>
            Receive(
                Is("a", () =>
                Then_5(made, monitor_2)),
                After(0, () =>
                Then_5(made, monitor_2))))));

        Code Class(Pid c) =>
            Self(self =>
            Spawn(C_2(c, self), name: "c", next: c_2 =>
            Receive(Is("up", () =>
            Send(helper, "b", () =>
            Send(c_2, "a", () =>
            End))))));

        Code Child_3(Pid c, Pid class_2) =>
            Fail("no");

        Code Then_5(Pid made, MonitorRef monitor_2) =>
            ExitOther(watcher, "shutdown", () =>
            End);

        Code C_2(Pid c, Pid self) =>
            Send(self, "up", () =>
            Link(main, () =>
            End));
    }

    private static Code DemonitorLatest(MonitorRef[] made, object of, System.Func<Code> next, bool info = false, bool flush = false)
    {
        var latest = System.Array.FindLast(made, monitor => monitor.Of is null ? of.Equals(monitor.Name) : of.Equals(monitor.Of));
        if (latest is null)
            return next();
        return info ? DemonitorInfo(latest, _ => next(), flush) : Demonitor(latest, next, flush);
    }
}
