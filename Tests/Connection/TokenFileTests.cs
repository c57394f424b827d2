using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Protocol;
using Tests.Delivery;

namespace Tests.Connection
{
    /// <summary>The access token of a device that sleeps, in flash.</summary>
    [TestClass]
    public class TokenFileTests
    {
        private static readonly byte[] s_token = { 1, 2, 3, 4, 5 };

        /// <summary>A shorter token over a longer one is read as it is; flash that fails is as if there were none.</summary>
        [TestMethod, Collect]
        public void A_token_is_kept_until_it_is_deleted()
        {
            MemoryStorage storage = new MemoryStorage();
            TokenFile file = new TokenFile(storage, Account("secret"));
            Assert.IsNull(file.Load());
            file.Save(new byte[100]);
            file.Save(s_token);

            byte[] token = new TokenFile(storage, Account("secret")).Load();
            Assert.AreEqual(5, token.Length);
            Assert.IsTrue(token[4] == 5);

            storage.IsReadOnly = true;
            file.Save(new byte[3]);
            file.Save(null);
            Assert.AreEqual(5, file.Load().Length);
            storage.IsReadOnly = false;
            file.Save(null);
            Assert.IsNull(file.Load());
            CollectAttribute.Now();
        }

        /// <summary>What somebody provisioned anew logs in anew.</summary>
        [TestMethod, Collect]
        public void The_token_of_another_account_is_none()
        {
            MemoryStorage storage = new MemoryStorage();
            new TokenFile(storage, Account("secret")).Save(s_token);

            Assert.IsNull(new TokenFile(storage, Account("other")).Load());
            CollectAttribute.Now();
        }

        /// <summary>Whatever a power cut left of it.</summary>
        [TestMethod, Collect]
        public void A_damaged_token_is_none()
        {
            MemoryStorage storage = new MemoryStorage();
            TokenFile file = new TokenFile(storage, Account("secret"));
            file.Save(s_token);
            for (int i = 0; i < 11; i++)
            {
                storage["token"][i] ^= 0x55;
                Assert.IsNull(file.Load());
                storage["token"][i] ^= 0x55;
            }

            Assert.IsNotNull(file.Load());
            CollectAttribute.Now();
        }

        /// <summary>One login for as long as the platform takes the token; none before the device sleeps.</summary>
        [TestMethod, Collect]
        public void A_device_that_keeps_its_token_logs_in_when_it_is_refused_and_not_before()
        {
            MemoryStorage storage = new MemoryStorage();
            Uplink first = UplinkBench.Create(false);
            first.KeepToken(new TokenFile(storage, Account("secret")));
            first.Step();
            Assert.AreEqual("/devices/login ", UplinkBench.Transport.Paths);

            Uplink second = UplinkBench.Create(false);
            second.KeepToken(new TokenFile(storage, Account("secret")));
            UplinkBench.State.Registration = UplinkBench.Account.Registration;
            UplinkBench.Queue.Count = 2;
            UplinkBench.StepWhenDue(second);
            Assert.AreEqual("/devices/data ", UplinkBench.Transport.Paths);

            UplinkBench.Transport.Answer(401, "{}");
            UplinkBench.StepWhenDue(second);
            Assert.IsNull(new TokenFile(storage, Account("secret")).Load());
            UplinkBench.StepWhenDue(second);
            Assert.IsNotNull(new TokenFile(storage, Account("secret")).Load());
            UplinkBench.StepWhenDue(second);
            Assert.AreEqual("/devices/data /devices/data /devices/login /devices/data ", UplinkBench.Transport.Paths);
            CollectAttribute.Now();
        }

        private static PlatformAccount Account(string secret) => new PlatformAccount("http://p", "PRD01", "A1", "id", secret, "name", "model");
    }
}
