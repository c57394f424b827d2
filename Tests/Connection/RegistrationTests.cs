using nanoFramework.TestFramework;
using Nubison.Protocol;
using Nubison.State;
using Tests.Delivery;

namespace Tests.Connection
{
    /// <summary>The registration in flash.</summary>
    [TestClass]
    public class RegistrationTests
    {
        private static MemoryStorage s_storage;

        /// <summary>A registration is remembered across a reboot, until it is forgotten for good.</summary>
        [TestMethod, Collect]
        public void A_registration_survives_a_reboot()
        {
            s_storage = new MemoryStorage();
            PlatformAccount account = Account("http://p", "D", "name", "model");
            Assert.IsFalse(IsKnown(account));

            Remember(account.Registration);
            Assert.IsTrue(IsKnown(account));

            Remember(0);
            Assert.IsFalse(IsKnown(account));
        }

        /// <summary>Another platform, key, name or model is another registration.</summary>
        /// <param name="url">The platform.</param>
        /// <param name="identifier">The device identifier.</param>
        /// <param name="name">The device name.</param>
        /// <param name="model">The model.</param>
        [DataRow("http://q", "D", "name", "model")]
        [DataRow("http://p", "E", "name", "model")]
        [DataRow("http://p", "D", "nama", "model")]
        [DataRow("http://p", "D", "name", "model2")]
        [TestMethod, Collect]
        public void A_change_is_another_registration(string url, string identifier, string name, string model)
        {
            s_storage = new MemoryStorage();
            PlatformAccount first = Account("http://p", "D", "name", "model");
            PlatformAccount changed = Account(url, identifier, name, model);
            Remember(first.Registration);
            Assert.IsFalse(IsKnown(changed));

            Remember(changed.Registration);
            Assert.IsTrue(IsKnown(changed));
            Assert.IsFalse(IsKnown(first));
        }

        /// <summary>With a broken flash the device registers once a boot, and goes on.</summary>
        [TestMethod, Collect]
        public void A_broken_flash_costs_one_registration_a_boot()
        {
            s_storage = new MemoryStorage { IsReadOnly = true };
            PlatformAccount account = Account("http://p", "D", "name", "model");
            StateRecord state = Load();

            state.Registration = account.Registration;

            Assert.AreEqual(account.Registration, state.Registration);
            Assert.IsFalse(IsKnown(account));
        }

        private static StateRecord Load() => new StateRecord(s_storage, new SecretLog("secret"));

        private static bool IsKnown(PlatformAccount account) => Load().Registration == account.Registration;

        private static void Remember(long registration) => Load().Registration = registration;

        private static PlatformAccount Account(string url, string identifier, string name, string model) =>
            new PlatformAccount(url, "P", identifier, "c", "secret", name, model);
    }
}
