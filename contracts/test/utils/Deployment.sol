// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {CommonBase} from "forge-std/Base.sol";
import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {IRewards} from "breakwater/interfaces/IRewards.sol";
import {Emission} from "breakwater/governance/Emission.sol";
import {GovernorTerms, MutualGovernor} from "breakwater/governance/MutualGovernor.sol";
import {MutualTimelock} from "breakwater/governance/MutualTimelock.sol";
import {MutualToken} from "breakwater/governance/MutualToken.sol";
import {IPoolLens} from "breakwater/interfaces/IPoolLens.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {Roles} from "./Roles.sol";
import {Shipped} from "./Shipped.sol";

/// @notice The contracts of one deployment.
struct Core {
    AccessManager manager;
    MutualToken token;
    IAssessors assessors;
    IPoolFactory factory;
    ICover cover;
    IClaims claims;
    ILedger ledger;
    IPremiumModel model;
    IRewards rewards;
    IPoolLens lens;
}

/// @notice The contracts of governance.
struct Governance {
    MutualGovernor governor;
    MutualTimelock timelock;
    Emission emission;
}

/// @title Deploys the protocol for tests. `npm run launch` does the same for users, from a configuration.
abstract contract Deployment is CommonBase {
    uint256 internal constant TOKEN_SUPPLY = 100_000_000e18;
    uint256 internal constant UNSTAKE_DELAY = 14 days;
    uint256 internal constant TIMELOCK_DELAY = 2 days;

    /// @param deployer Account that sends the transactions. Its nonce determines the addresses of contracts that refer to each other.
    /// @param admin Account that holds the authority and the governance tokens.
    function deployCore(address deployer, address admin) internal returns (Core memory core) {
        core.manager = new AccessManager(admin);
        core.token = new MutualToken(admin, TOKEN_SUPPLY);
        core.model = IPremiumModel(Shipped.create("UtilisationModel"));
        core.ledger = ILedger(Shipped.create("Ledger"));

        uint256 nonce = vm.getNonce(deployer);
        address cover = vm.computeCreateAddress(deployer, nonce + 2);
        address claims = vm.computeCreateAddress(deployer, nonce + 4);
        address rewards = vm.computeCreateAddress(deployer, nonce + 5);
        address implementation = Shipped.create("CapitalPool", abi.encode(address(core.ledger), cover, claims, rewards));
        core.factory = IPoolFactory(Shipped.create("PoolFactory", abi.encode(address(core.manager), implementation)));
        core.cover = ICover(Shipped.create("Cover", abi.encode(core.factory, core.ledger, claims)));
        core.assessors = IAssessors(
            Shipped.create(
                "Assessors", abi.encode(address(core.manager), IERC20(address(core.token)), claims, UNSTAKE_DELAY)
            )
        );
        core.claims = IClaims(Shipped.create("Claims", abi.encode(address(core.manager), core.cover, core.assessors)));
        core.rewards = IRewards(Shipped.create("Rewards", abi.encode(address(core.manager), core.factory)));
        core.lens = IPoolLens(Shipped.create("PoolLens", abi.encode(core.cover, core.ledger)));
        require(
            address(core.cover) == cover && address(core.claims) == claims && address(core.rewards) == rewards,
            "addresses not as predicted"
        );
    }

    /// @notice Deploys governance before anything refers to it, so that it can be arbiter, curator and administrator from the start. The
    /// timelock obeys only the governor, but administers nothing until `handOver`.
    function deployGovernance(Core memory core, address admin) internal returns (Governance memory g) {
        // The deployer of a timelock must appoint the governor, whose address it needs first. It renounces this role below.
        g.timelock = new MutualTimelock(TIMELOCK_DELAY, admin);
        g.governor = new MutualGovernor(
            core.token,
            g.timelock,
            GovernorTerms({
                votingDelay: 1 days, votingPeriod: 5 days, lateExtension: 1 days, threshold: 10_000e18, quorumPercent: 4
            })
        );
        g.emission = new Emission(address(core.manager), IERC20(address(core.token)), core.rewards);
        g.timelock.grantRole(g.timelock.PROPOSER_ROLE(), address(g.governor));
        g.timelock.grantRole(g.timelock.CANCELLER_ROLE(), address(g.governor));
        g.timelock.grantRole(g.timelock.EXECUTOR_ROLE(), address(g.governor));
        g.timelock.renounceRole(g.timelock.DEFAULT_ADMIN_ROLE(), admin);
    }

    /// @notice Hands over to governance: afterwards the timelock is the only administrator, and the calling `admin` has only the power that
    /// it may have as `guardian` or curator.
    function handOver(Core memory core, Governance memory g, address admin, address guardian) internal {
        Roles.assign(core.manager, core.factory, guardian);
        core.manager.grantRole(Roles.GOVERNANCE, address(g.timelock), 0);
        core.manager.renounceRole(Roles.GOVERNANCE, admin);
    }
}
