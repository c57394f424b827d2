using System;
using System.Text;
using System.Threading;
using Firmware.Log;
using Firmware.Settings;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Log;
using Nubison.Power;
using Nubison.Protocol;
using Sensors;
using Sensors.Sampling;

namespace Firmware.Sampling
{
    /// <summary>
    /// The sampling thread: takes readings when they are due or when something happens, encodes them and gives them to
    /// the journal. Knows nothing of the network.
    /// </summary>
    public sealed class SamplingLoop : ISamplerObserver
    {
        /// <summary>How many sensors have a fault at the moment.</summary>
        public int FaultCount;

        /// <summary>Whether all that was due at the start is measured and in the journal.</summary>
        public bool HasMeasured;

        // The journal's flush is looked after here too, and no more precisely than this.
        private const int LongestWait = 1000;

        private readonly Journal _journal;
        private readonly Uplink _uplink;
        private readonly ILog _log;
        private readonly Reading _reading = new Reading(Journal.MaximumLength);
        private readonly ReadingEncoder _encoder;
        private readonly JsonWriter _line;
        private readonly PowerSettings _power;
        private readonly SleepPlan _plan;
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private bool _isStopping;

        /// <summary>Initializes a new instance of the <see cref="SamplingLoop"/> class.</summary>
        /// <param name="journal">Where readings go.</param>
        /// <param name="uplink">Told that a reading waits.</param>
        /// <param name="log">Where sensors' faults go.</param>
        /// <param name="logsReadings">Whether readings go there too.</param>
        /// <param name="power">Which attribute tells of the battery; null on a device that does not sleep.</param>
        /// <param name="plan">Told what that attribute says; null as well.</param>
        public SamplingLoop(Journal journal, Uplink uplink, ILog log, bool logsReadings, PowerSettings power = null, SleepPlan plan = null)
        {
            _journal = journal;
            _uplink = uplink;
            _log = log;
            _encoder = new ReadingEncoder(_reading);
            _power = power;
            _plan = plan;
            _line = logsReadings ? new JsonWriter(new byte[Journal.MaximumLength]) : null;
        }

        /// <summary>Samples until <see cref="Stop"/>: the thread's body.</summary>
        public void Run(Sampler sampler)
        {
            while (!_isStopping)
            {
                try
                {
                    _wake.WaitOne(Step(sampler), false);
                }
                catch (Exception e)
                {
                    // An exception that left this thread would end sampling without a word.
                    CrashLog.Write(_log, "sampling", "failed, goes on", e);
                    Thread.Sleep(LongestWait);
                }
            }

            sampler.Stop();
        }

        /// <summary>Takes the readings that are due, and writes to flash what has waited long enough.</summary>
        /// <param name="sampler">The sensors.</param>
        /// <returns>The milliseconds until the next step is due, at most 1000.</returns>
        public int Step(Sampler sampler)
        {
            while (!_isStopping && sampler.Sample(_reading))
            {
                SeeBattery();
                if (_reading.Count > 0 && (_plan == null || !_plan.IsLookingOnly))
                {
                    if (_journal.Append(_encoder, _reading.Uptime) > 0)
                    {
                        _reading.Sent();
                    }

                    if (_line != null)
                    {
                        _encoder.WriteTo(_line.Clear());
                        _log.Write("reading", Encoding.UTF8.GetString(_line.Buffer, 0, _line.Length));
                    }

                    _uplink.Wake(sampler.IsEvent);
                }
            }

            _journal.FlushIfDue();
            HasMeasured = sampler.HasMeasured;
            int wait = sampler.MillisecondsToNext();
            return wait < LongestWait ? wait : LongestWait;
        }

        /// <summary>Ends <see cref="Run"/> after the measurement under way.</summary>
        public void Stop()
        {
            _isStopping = true;
            _wake.Set();
        }

        /// <inheritdoc/>
        public void Wake() => _wake.Set();

        /// <inheritdoc/>
        public void SensorLost(string sensor, string reason)
        {
            FaultCount++;
            _log.Write("sensor", sensor + " is lost: " + reason);
        }

        /// <inheritdoc/>
        public void SensorReturned(string sensor)
        {
            FaultCount--;
            _log.Write("sensor", sensor + " is back");
        }

        private void SeeBattery()
        {
            for (int i = 0; _plan != null && i < _reading.Count; i++)
            {
                Measurement measurement = _reading[i];
                if (measurement.Attribute == _power.Battery)
                {
                    _plan.SeeBattery(
                        measurement.Value,
                        Scaled.From(_power.BatteryLow, measurement.Decimals),
                        Scaled.From(_power.BatteryCutOff, measurement.Decimals));
                }
            }
        }
    }
}
