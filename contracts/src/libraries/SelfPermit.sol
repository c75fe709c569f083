// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";

/// @title Permit and action in one transaction
/// @notice With `multicall([selfPermit(…), action(…)])` the user signs once and sends once.
abstract contract SelfPermit is Multicall {
    /// @notice Submits the caller's ERC-2612 permit of `token` for `spender`.
    /// @dev A permit that somebody else submitted first is no error as long as the allowance is there.
    /// Error: PermitFailed.
    function selfPermit(address token, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        try IERC20Permit(token).permit(msg.sender, spender, value, deadline, v, r, s) {
            return;
        } catch {
            require(
                IERC20(token).allowance(msg.sender, spender) >= value,
                ErrorsLib.PermitFailed(token, msg.sender, spender, value)
            );
        }
    }
}
