using System;
using System.Device.Gpio;
using System.Text;
using System.Threading;
using Firmware.Board;
using Firmware.Log;
using Firmware.Network;
using Firmware.Sampling;
using Firmware.Settings;
using Firmware.Storage;
using Firmware.Time;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Nubison.Boot;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Log;
using Nubison.Power;
using Nubison.Protocol;
using Nubison.State;
using Nubison.Time;
using Sensors.Sampling;

namespace Firmware
{
    /// <summary>
    /// A sensor node from boot to deep sleep: reads the settings, starts the sampling thread, then the upload thread, and
    /// itself looks after LED and button until it is told to stop.
    /// </summary>
    public sealed class Node
    {
        /// <summary>The flash's root.</summary>
        public const string Flash = @"I:\";

        /// <summary>How long sending and logging out may take when the device stops, in milliseconds.</summary>
        public const int ShutdownMilliseconds = 5000;

        /// <summary>The readings; null until sampling has begun.</summary>
        public Journal Journal;

        /// <summary>The way to the platform; null until sampling has begun.</summary>
        public Uplink Uplink;

        private const int LookMilliseconds = 50;
        private const int RequestMilliseconds = 10000;
        private const int SamplingStopMilliseconds = 2000;
        private const int ReleaseMilliseconds = 10000;
        private const int AskMilliseconds = 1000;

        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly GpioController _gpio = new GpioController();
        private readonly StateRecord _state;
        private readonly BootRecord _boots;

        // Of a device that sleeps between readings; else null.
        private WakeCause _cause;
        private SleepPlan _plan;
        private Sleeper _sleeper;
        private long _askAt;
        private long _restAt;
        private bool _isKeptAwake;

        private Panel _panel;
        private int _button;
        private HttpTransport _transport;
        private Sampler _sampler;
        private SamplingLoop _samplingLoop;
        private Thread _samplingThread;
        private bool _isStopping;

        /// <summary>Initializes a new instance of the <see cref="Node"/> class and counts the boot.</summary>
        /// <param name="clock">The time; null for the board's own clock.</param>
        public Node(IClock clock = null)
        {
            _clock = clock ?? new SystemClock();
            _log = new ConsoleLog(_clock);
            _log.Write("boot", "NubisonFirmware " + ProductVersion.Text);
            _state = new StateRecord(new FileStorage(Flash + "state"), _log);
            _cause = Sleeper.Cause(_state);
            _boots = new BootRecord(_state, _log, _cause != WakeCause.ColdBoot);
        }

        private bool IsWake => _plan != null && _cause != WakeCause.ColdBoot;

        private bool IsUploading => _plan == null || _plan.IsUploading;

        /// <summary>Runs until a long press of the button, then goes to deep sleep.</summary>
        public void Run()
        {
            _boots.Begin(BootPart.Settings);
            Start();
            if (_transport != null)
            {
                Watch();
                Stop("the button was pressed long");
            }
            else if (_cause != WakeCause.ColdBoot)
            {
                // They were right when it fell asleep: it is the flash that cannot be read.
                Reboot();
            }

            // A device that guessed could send wrong data: it shows the fault and does nothing else.
            while (_transport == null && !_panel.Look(BlinkPattern.Fault))
            {
                Thread.Sleep(LookMilliseconds);
            }

            _panel.Off();
            GoToSleep();
        }

        // What is needed for the start alone is left behind here: Run stays for as long as the device lives.
        private void Start()
        {
            SettingsProblems problems = new SettingsProblems(_log);
            DeviceSettings settings = SettingsFile.Read(Flash, problems);
            _transport = problems.FaultCount > 0 ? null : OpenTransport(settings.Platform, problems);
            _button = settings.Board.Button;
            _panel = new Panel(_gpio, settings.Board.Led, _button, _clock);
            if (_transport != null)
            {
                Start(settings, settings.Power.Sleeps ? Plan(settings) : _clock);
            }
        }

        /// <summary>Prepares what a device that sleeps needs more.</summary>
        /// <returns>The time as such a device knows it.</returns>
        private IClock Plan(DeviceSettings settings)
        {
            PowerSettings power = settings.Power;
            _state.Sleeps = true;
            _sleeper = new Sleeper(_gpio, power, settings.Board.Chip);
            if (_cause != WakeCause.ColdBoot && IsKeptAwake())
            {
                _cause = WakeCause.ColdBoot;
                _panel.Forget();
            }

            SlowClock clock = new SlowClock(_clock, _state, SleepPlan.PatienceOf(power.UploadSeconds));
            byte[] key = Encoding.UTF8.GetBytes(settings.Platform.Account.DeviceKey);
            _plan = new SleepPlan(
                _state, clock, _cause, Crc32.Compute(key, 0, key.Length), settings.PeriodSeconds, power.UploadEvery, power.UploadSeconds, power.StayAwakeSeconds);
            return clock;
        }

        private void Start(DeviceSettings settings, IClock clock)
        {
            _boots.Begin(BootPart.Journal);
            int flushSeconds = _plan == null ? settings.FlushSeconds : _plan.FlushSeconds(settings.FlushSeconds);
            Journal = new Journal(new FileStorage(Flash + "journal"), _state, clock, _log, settings.JournalKilobytes, flushSeconds);

            PlatformAccount account = settings.Platform.Account;
            _log.Write("boot", "device " + account.DeviceKey);
            WifiLink link = new WifiLink(settings.Wifi, _clock, _log);
            NubisonClient client = new NubisonClient(_transport, account);
            Uplink = new Uplink(
                Journal, client, _state, link, _clock, new SystemRandom(), _log, settings.Platform.IsHttps, _plan == null ? settings.PeriodSeconds * 1000 : 0);
            if (_plan == null && Sleep.GetWakeupCause() == Sleep.WakeupCause.Undefined)
            {
                Uplink.Spread();
            }
            else if (_plan != null && settings.Power.KeepsToken)
            {
                Uplink.KeepToken(new TokenFile(new FileStorage(Flash + "state"), account));
            }

            _boots.Begin(BootPart.Sampling);
            StartSampling(settings, link);

            _boots.Begin(BootPart.Sending);
            if (_plan == null)
            {
                new Thread(Upload).Start();
            }
        }

        private void StartSampling(DeviceSettings settings, WifiLink link)
        {
            _samplingLoop = new SamplingLoop(Journal, Uplink, _log, settings.LogsReadings, _plan == null ? null : settings.Power, _plan);
            SensorHardware hardware = new SensorHardware(_gpio, settings.Board, _state, _clock, Journal, _boots, link, _samplingLoop);
            SensorSet sensors = _boots.Failed == BootPart.Sampling ? SensorScan.DeviceAlone(settings.PeriodSeconds)
                : settings.Sensors ?? SensorScan.Run(hardware, settings.Board.I2c, settings.PeriodSeconds, _log);
            if (IsWake)
            {
                KeepDue(sensors, settings.Power.Battery);
            }

            byte[] key = Encoding.UTF8.GetBytes(settings.Platform.Account.DeviceKey);
            _sampler = new Sampler(sensors, hardware, _samplingLoop, IsWake ? 0 : Crc32.Compute(key, 0, key.Length));
            _samplingThread = new Thread(() => _samplingLoop.Run(_sampler));
            _samplingThread.Start();
        }

        // Not due are, at a pin, those that know of no events, and those that are read more seldom than the board wakes.
        private void KeepDue(SensorSet sensors, string battery)
        {
            bool hasEvents = false;
            for (int i = 0; i < sensors.Count; i++)
            {
                hasEvents |= sensors[i].Sensor is IEventSensor;
            }

            int only = _plan.IsLookingOnly ? sensors.IndexOf(battery) : -1;
            for (int i = sensors.Count - 1; i >= 0; i--)
            {
                bool isDue = _plan.IsLookingOnly ? i == only
                    : _cause == WakeCause.Pin ? !hasEvents || sensors[i].Sensor is IEventSensor
                    : _plan.IsDue(sensors[i].Sensor.PeriodSeconds);
                if (!isDue)
                {
                    sensors.RemoveAt(i);
                }
            }
        }

        private void Upload()
        {
            while (_boots.Failed == BootPart.Sending && _clock.Uptime < BootRecord.SendingPause && !_isStopping)
            {
                Thread.Sleep(LookMilliseconds);
            }

            while (!Uplink.HasEnded)
            {
                try
                {
                    Uplink.Run();
                }
                catch (Exception e)
                {
                    // An exception that left this thread would end delivery without a word.
                    CrashLog.Write(_log, "upload", "failed, goes on", e);
                    Thread.Sleep(BackOff.Minimum);
                }
            }
        }

        /// <summary>Looks after LED and button, and after what a device that sleeps has still to do, until the button is pressed long.</summary>
        private void Watch()
        {
            bool isGood = false;
            if (!IsWake)
            {
                Compact();
            }

            while (!_panel.Look(IsWake ? BlinkPattern.Dark : BlinkPattern.For(Uplink.Stage, _samplingLoop.FaultCount)))
            {
                if (_plan != null && MayRest())
                {
                    Stop(IsUploading && Journal.WaitingCount > 0 ? "the time for the upload is over" : "all is done");
                    Rest();
                }

                if (_clock.Uptime >= Restart.After && Restart.IsDue(_clock.Uptime, _sampler.MillisecondsToNext()))
                {
                    Stop("300 days are over: the device restarts");
                    _boots.Stop();
                    Reboot();
                }

                if (!isGood && _clock.Uptime >= BootRecord.GoodAfter)
                {
                    isGood = true;
                    _boots.MarkGood();
                    Compact();
                }

                _transport.Watch();
                Thread.Sleep(LookMilliseconds);
            }
        }

        /// <summary>Takes a device that sleeps from measuring to upload to the next sleep.</summary>
        private bool MayRest()
        {
            long now = _clock.Uptime;
            if (now >= _askAt && IsUploading)
            {
                // The upload may wait for the clock to be set.
                _askAt = now + AskMilliseconds;
                Uplink.Wake(false);
            }

            // Read only once: if it became true in between, the board would sleep without having asked for the upload.
            bool hasMeasured = _samplingLoop.HasMeasured;
            if (_plan.BeginUpload(hasMeasured, Journal))
            {
                new Thread(Upload).Start();
            }

            if (now < _restAt || !_plan.MaySleep(hasMeasured, Journal.WaitingCount))
            {
                return false;
            }

            // What cannot be written keeps the device awake, or it would be lost.
            _restAt = now + AskMilliseconds;
            return !IsKeptAwake() && Journal.Flush();
        }

        private bool IsKeptAwake()
        {
            string reason = _panel.IsHeld() ? "the button is held" : _sleeper.IsKeptAwake ? "the stay-awake pin is low" : null;
            if (reason != null && !_isKeptAwake)
            {
                _log.Write("power", "stays awake: " + reason);
            }

            _isKeptAwake = reason != null;
            return _isKeptAwake;
        }

        private void Rest()
        {
            long milliseconds = _plan.Sleep(Uplink.Counters.Delivered > 0, Journal.WaitingCount);
            if (_boots.Sleep(Journal.Sleep() && _plan.IsQuiet))
            {
                _log.Write("power", "asleep for " + (milliseconds / 1000) + " s");
                _sleeper.Start(milliseconds);
            }

            // Not at once, or it would do nothing but start.
            _log.Write("power", "flash fails: the device waits instead of sleeping, and starts again");
            Thread.Sleep((int)milliseconds);
            Reboot();
        }

        private static void Reboot() => nanoFramework.Runtime.Native.Power.RebootDevice();

        // The start, and the first login, leave the heap in some hundred pieces, and the runtime puts them together only
        // when an allocation has failed: by hand it is done before a reading needs the room.
        private static void Compact() => nanoFramework.Runtime.Native.GC.Run(true);

        private void Stop(string reason)
        {
            _panel.Look(IsWake ? BlinkPattern.Dark : BlinkPattern.Busy);
            _log.Write("stop", reason);
            _isStopping = true;
            _samplingLoop.Stop();
            long start = _clock.Uptime;
            if (!_samplingThread.Join(SamplingStopMilliseconds))
            {
                // It hangs on a bus: what has to outlive the device is put away from here.
                _sampler.Stop();
            }

            // On a device that sleeps a join, which nothing can end, is not waited for.
            int limit = _plan == null ? ShutdownMilliseconds : Uplink.Stage < Stage.Joined ? 0 : _plan.EndMilliseconds;
            if (IsUploading && !Uplink.Shutdown(limit - (int)(_clock.Uptime - start)) && limit > 0)
            {
                _log.Write("stop", "the upload hangs and is left behind");
            }

            Journal.Flush();
            Counters counters = Uplink.Counters;
            _log.Write(
                "stop",
                Journal.AppendedCount + " readings, " + counters.Delivered + " delivered, " + Journal.WaitingCount + " waiting, "
                + Journal.DroppedSinceBoot + " dropped, " + counters.Refused + " refused, " + counters.Requests + " requests");
            _panel.Off();
        }

        private void GoToSleep()
        {
            _boots.Stop();
            bool wakes = _button == 0;
            try
            {
                if (wakes)
                {
                    // GPIO 0 is the one button pin that can wake a chip with ext0; others have no ext0.
                    Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin0, 0);
                }
            }
            catch (NotSupportedException)
            {
                wakes = false;
            }

            _log.Write("stop", wakes ? "asleep; the button wakes the board" : "asleep; a reset wakes the board");

            // A button that is still held would wake the board at once.
            for (int i = 0; i < ReleaseMilliseconds / LookMilliseconds && _panel.IsHeld(); i++)
            {
                Thread.Sleep(LookMilliseconds);
            }

            Sleep.StartDeepSleep();
        }

        private HttpTransport OpenTransport(PlatformSettings platform, SettingsProblems problems)
        {
            byte[] authority = SettingsFile.ReadCertificate(Flash, platform, problems);
            if (problems.FaultCount > 0)
            {
                return null;
            }

            try
            {
                return new HttpTransport(platform.Url, authority, platform.Verify, RequestMilliseconds, _clock);
            }
            catch (Exception e)
            {
                // What a file that is not a certificate makes the runtime throw is not told anywhere.
                problems.Fault("platform.caCertificate", platform.CaCertificate + " is not a certificate (" + e.GetType().Name + ")");
                return null;
            }
        }
    }
}
