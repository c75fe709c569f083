// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Script} from "forge-std/Script.sol";
import {Call} from "./Launcher.sol";

/// @title Signs and sends the transactions that `npm run launch` has planned
/// @notice lib/launch makes the plan. Only forge knows keys: from its own options, or from PRIVATE_KEY in the environment.
contract Launch is Script {
    error TransactionFailed(uint256 index, bytes answer);

    /// @param plan File with the ABI-encoded `Call[]`.
    function run(string calldata plan) external {
        Call[] memory calls = abi.decode(vm.readFileBinary(plan), (Call[]));
        _startBroadcast();
        for (uint256 i; i < calls.length; i++) {
            (bool succeeded, bytes memory answer) = calls[i].to.call(calls[i].data);
            require(succeeded, TransactionFailed(i, answer));
        }
        vm.stopBroadcast();
    }

    /// @notice The account whose key is in the environment.
    function signer() external view returns (address) {
        return vm.addr(vm.envUint("PRIVATE_KEY"));
    }

    function _startBroadcast() private {
        uint256 key = vm.envOr("PRIVATE_KEY", uint256(0));
        if (key == 0) vm.startBroadcast(msg.sender);
        else vm.startBroadcast(key);
    }
}
