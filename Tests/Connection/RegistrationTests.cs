using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Protocol;
using Nubison.State;
using Tests.Delivery;

namespace Tests.Connection
{
    /// <summary>The registration in flash.</summary>
    [TestClass]
    public class RegistrationTests
    {
        /// <summary>A registration is remembered across a reboot.</summary>
        [TestMethod, Collect]
        public void A_registration_survives_a_reboot()
        {
            MemoryStorage storage = new MemoryStorage();
            Registration first = Create(storage, "http://p", "D", "name", "model");
            Assert.IsFalse(first.IsKnown);

            first.Remember();

            Assert.IsTrue(first.IsKnown);
            Assert.IsTrue(Create(storage, "http://p", "D", "name", "model").IsKnown);
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
            MemoryStorage storage = new MemoryStorage();
            Create(storage, "http://p", "D", "name", "model").Remember();

            Registration changed = Create(storage, url, identifier, name, model);
            Assert.IsFalse(changed.IsKnown);

            changed.Remember();
            Assert.IsTrue(Create(storage, url, identifier, name, model).IsKnown);
            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        /// <summary>What the platform does not know is forgotten for good.</summary>
        [TestMethod, Collect]
        public void A_forgotten_registration_stays_forgotten()
        {
            MemoryStorage storage = new MemoryStorage();
            Registration registration = Create(storage, "http://p", "D", "name", "model");
            registration.Remember();

            registration.Clear();

            Assert.IsFalse(registration.IsKnown);
            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        /// <summary>With a broken flash the device registers once a boot, and goes on.</summary>
        [TestMethod, Collect]
        public void A_broken_flash_costs_one_registration_a_boot()
        {
            MemoryStorage storage = new MemoryStorage { IsReadOnly = true };
            Registration registration = Create(storage, "http://p", "D", "name", "model");
            Assert.IsFalse(registration.IsKnown);

            registration.Remember();

            Assert.IsTrue(registration.IsKnown);
            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        private static Registration Create(MemoryStorage storage, string url, string identifier, string name, string model)
        {
            PlatformAccount account = new PlatformAccount(url, "P", identifier, "c", "secret", name, model);
            return new Registration(new StateRecord(storage, new SecretLog("secret")), account);
        }
    }
}
