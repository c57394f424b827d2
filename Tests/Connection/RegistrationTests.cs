using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Protocol;

namespace Tests.Connection
{
    /// <summary>The registration in flash.</summary>
    [TestClass]
    public class RegistrationTests
    {
        /// <summary>A registration is remembered across a reboot.</summary>
        [TestMethod]
        public void A_registration_survives_a_reboot()
        {
            FakeStorage storage = new FakeStorage();
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
        [TestMethod]
        [DataRow("http://q", "D", "name", "model")]
        [DataRow("http://p", "E", "name", "model")]
        [DataRow("http://p", "D", "nama", "model")]
        [DataRow("http://p", "D", "name", "model2")]
        public void A_change_is_another_registration(string url, string identifier, string name, string model)
        {
            FakeStorage storage = new FakeStorage();
            Create(storage, "http://p", "D", "name", "model").Remember();

            Registration changed = Create(storage, url, identifier, name, model);
            Assert.IsFalse(changed.IsKnown);

            changed.Remember();
            Assert.IsTrue(Create(storage, url, identifier, name, model).IsKnown);
            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        /// <summary>What the platform does not know is forgotten for good.</summary>
        [TestMethod]
        public void A_forgotten_registration_stays_forgotten()
        {
            FakeStorage storage = new FakeStorage();
            Registration registration = Create(storage, "http://p", "D", "name", "model");
            registration.Remember();

            registration.Forget();

            Assert.IsFalse(registration.IsKnown);
            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        /// <summary>A file of which power took a part is none.</summary>
        [TestMethod]
        public void A_file_in_part_is_no_registration()
        {
            FakeStorage storage = new FakeStorage();
            Create(storage, "http://p", "D", "name", "model").Remember();
            storage.Text = storage.Text.Substring(0, storage.Text.Length - 1);

            Assert.IsFalse(Create(storage, "http://p", "D", "name", "model").IsKnown);
        }

        /// <summary>With a broken flash the device registers once a boot, and goes on.</summary>
        [TestMethod]
        public void A_broken_flash_costs_one_registration_a_boot()
        {
            FakeStorage storage = new FakeStorage { IsBroken = true };
            SecretLog log = new SecretLog();
            Registration registration = new Registration(storage, Account("http://p", "D", "name", "model"), log);
            Assert.IsFalse(registration.IsKnown);

            registration.Remember();

            Assert.IsTrue(registration.IsKnown);
            Assert.AreEqual(
                "session: the registration cannot be read: broken\nsession: the registration is not stored: broken\n", log.Text);
        }

        private static Registration Create(FakeStorage storage, string url, string identifier, string name, string model)
        {
            return new Registration(storage, Account(url, identifier, name, model), new SecretLog("secret"));
        }

        private static PlatformAccount Account(string url, string identifier, string name, string model)
        {
            return new PlatformAccount(url, "P", identifier, "c", "secret", name, model);
        }
    }
}
