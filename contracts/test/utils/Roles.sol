// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {Emission} from "breakwater/governance/Emission.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {IRewards} from "breakwater/interfaces/IRewards.sol";

/// @notice A function that only one role may call.
/// @param contractName The contract with the function.
struct Restricted {
    string contractName;
    string name;
    bytes4 selector;
    uint64 role;
}

/// @title All restricted functions, and who may call them
/// @notice `contracts/ROLES.md` says the same. A test compares both with the deployed contracts.
library Roles {
    /// @dev Administrator of the `AccessManager`: the timelock.
    uint64 internal constant GOVERNANCE = 0;
    uint64 internal constant GUARDIAN = 1;

    function assign(AccessManager manager, IPoolFactory factory, address guardian) internal {
        manager.labelRole(GUARDIAN, "GUARDIAN");
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (IPoolFactory.pause.selector, IPoolFactory.unpause.selector);
        manager.setTargetFunctionRole(address(factory), selectors, GUARDIAN);
        manager.grantRole(GUARDIAN, guardian, 0);
    }

    function all() internal pure returns (Restricted[] memory list) {
        list = new Restricted[](14);
        list[0] = _of("PoolFactory", "createPool", IPoolFactory.createPool.selector, GOVERNANCE);
        list[1] = _of("PoolFactory", "setParams", IPoolFactory.setParams.selector, GOVERNANCE);
        list[2] = _of("PoolFactory", "setModel", IPoolFactory.setModel.selector, GOVERNANCE);
        list[3] = _of("PoolFactory", "payFees", IPoolFactory.payFees.selector, GOVERNANCE);
        list[4] = _of("PoolFactory", "setCurator", IPoolFactory.setCurator.selector, GOVERNANCE);
        list[5] = _of("PoolFactory", "setLimits", IPoolFactory.setLimits.selector, GOVERNANCE);
        list[6] = _of("PoolFactory", "setPart", IPoolFactory.setPart.selector, GOVERNANCE);
        list[7] = _of("PoolFactory", "pause", IPoolFactory.pause.selector, GUARDIAN);
        list[8] = _of("PoolFactory", "unpause", IPoolFactory.unpause.selector, GUARDIAN);
        list[9] = _of("Claims", "setProcess", IClaims.setProcess.selector, GOVERNANCE);
        list[10] = _of("Assessors", "sweepSlashed", IAssessors.sweepSlashed.selector, GOVERNANCE);
        list[11] = _of("Rewards", "addToken", IRewards.addToken.selector, GOVERNANCE);
        list[12] = _of("Emission", "setProgram", Emission.setProgram.selector, GOVERNANCE);
        list[13] = _of("Emission", "withdraw", Emission.withdraw.selector, GOVERNANCE);
    }

    function _of(string memory contractName, string memory name, bytes4 selector, uint64 role)
        private
        pure
        returns (Restricted memory)
    {
        return Restricted(contractName, name, selector, role);
    }
}
