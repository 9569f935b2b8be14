using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <content>Points.</content>
internal sealed partial class Path
{
    /// <summary>A point on the path and the step that is taken there.</summary>
    internal sealed class Point
    {
        private ulong[] _before = new ulong[1];

        /// <summary>What is to be tried here. The tree of the point behind the first branch is that branch's.</summary>
        public WakeupTree Tree { get; set; } = null!;

        /// <summary>Steps that need not be tried here: all that begins with them has been seen.</summary>
        public List<Sleeper> Sleep { get; } = [];

        /// <summary>Hashes of the sequences that were tried from here.</summary>
        public HashSet<ulong> Tried { get; } = [];

        /// <summary>Branches that have been gone through.</summary>
        public int Done { get; set; }

        /// <summary>The step that is taken.</summary>
        public Footprint Step { get; set; } = null!;

        /// <summary>Where it is among the choices; -1 when nobody takes it.</summary>
        public int Index { get; set; }

        /// <summary>Whether the step is taken, and not only the arrival of a message that is lost.</summary>
        public bool IsTaken => Index >= 0;

        /// <summary>If it is a receive: the step with which came what it took.</summary>
        public int Brought { get; set; }

        /// <summary>A bit for each earlier step that happened before it.</summary>
        public ReadOnlySpan<ulong> Before => _before;

        public void Clear()
        {
            Sleep.Clear();
            Tried.Clear();
            Done = 0;
        }

        /// <summary>Behind a point: what slept there and is independent of its step sleeps here, and what was planned after that step is planned here.</summary>
        public void Follow(Point point, int at)
        {
            Tree = point.Tree.First;
            foreach (var sleeper in point.Sleep)
            {
                if (point.Observes(sleeper))
                {
                    continue;
                }
                if (sleeper.IsTaken || !sleeper.Step.DependsOn(point.Step))
                {
                    Sleep.Add(sleeper);
                }
                else if (sleeper.Step.Actor == point.Step.Actor && sleeper.Step.Mail.Length > 0)
                {
                    Sleep.Add(sleeper with { Taken = at });
                }
            }
        }

        /// <summary>Whether the step is a receive that took a message which came before that of a sleeper, and since that sleeps.</summary>
        private bool Observes(Sleeper sleeper) =>
            Step.Taking is not null && Brought >= sleeper.Since && (!sleeper.IsTaken || Brought < sleeper.Taken) && Step.Observes(sleeper.Step);

        public bool Sleeps(long actor)
        {
            foreach (var sleeper in Sleep)
            {
                if (!sleeper.IsTaken && sleeper.Step.Actor == actor)
                {
                    return true;
                }
            }
            return false;
        }

        public Span<ulong> MakeRow(int steps)
        {
            var words = (steps >> 6) + 1;
            if (_before.Length < words)
            {
                _before = new ulong[2 * words];
            }
            Array.Clear(_before);
            return _before;
        }
    }
}
