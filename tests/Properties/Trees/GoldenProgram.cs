using ToyBeam.Core;
using static ToyBeam.Core.Beam;

public static class GoldenProgram
{
    public static void Start(Roots roots)
    {
        var main = roots[0];
        var helper = roots[1];
        roots.Add(Main(), "main", server: true);
        roots.Add(Helper(), "helper");

        Code Main() =>
            TrapExit(true, () =>
            SpawnLink(C(), name: "c", next: c =>
            Send(c, "go", () =>
            Receive(
                Exited(c, "boom", () =>
                Note("seen", "early", () =>
                After(c))),
                Is("x", () =>
                End("x")),
                Any(_ =>
                Spawn(Self_(c), name: "self_", server: true, next: self_ =>
                Unlink(self_, () =>
                After(c))))))));

        Code Helper() =>
            TrapExit(false, () =>
            Send(main, "z", () =>
            Send(main, "x", () =>
            Receive(Is("b", () =>
            End("b"))))));

        Code C() =>
            Receive(Is("go", () =>
            Send(helper, "done \"1\"\n", () =>
            Exit("boom"))));

        Code After(Pid c) =>
            Work(3, () =>
            Receive(
                Exited(c, null, () =>
                Crash),
                Exited(c, "normal", () =>
                After_2(c)),
                Any(_ =>
                After_2(c))));

        Code Self_(Pid c) =>
            Self(self =>
            Send(main, "y", () =>
            Link(self, () =>
            Receive(Exited(main, null, () =>
            End)))));

        Code After_2(Pid c) =>
            Spawn(Class(c), name: "class", next: class_2 =>
            Spawn(Child(c, class_2), next: _ =>
            Receive()));

        Code Class(Pid c) =>
            Self(self =>
            Spawn(C_2(c, self), name: "c", next: c_2 =>
            Receive(Is("up", () =>
            Send(helper, "b", () =>
            Send(c_2, "a", () =>
            End))))));

        Code Child(Pid c, Pid class_2) =>
            Fail("no");

        Code C_2(Pid c, Pid self) =>
            Send(self, "up", () =>
            Link(main, () =>
            End));
    }
}
