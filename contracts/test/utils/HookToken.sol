// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";

/// @title Calls an account during the next transfer and stores the answer
contract HookToken is DemoAsset("Hook", "HOOK", 6) {
    address public target;
    bytes public data;
    uint256 public calls;
    bool public succeeded;
    bytes public answer;

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20) {
        super._update(from, to, value);
        address callee = target;
        if (callee == address(0)) return;
        delete target;
        calls++;
        (succeeded, answer) = callee.call(data);
    }
}
